/** Chance that is the same for the same seed (mulberry32). */
export interface Chance {
  /** True with this probability. */
  of(probability: number): boolean;
  /** A whole number from `least` up to and with `most`. */
  between(least: number, most: number): number;
  pick<Value>(values: readonly Value[]): Value;
  shuffle<Value>(values: readonly Value[]): Value[];
}

export function createChance(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    of: (probability) => next() < probability,
    between,
    pick<Value>(values: readonly Value[]): Value {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
    shuffle<Value>(values: readonly Value[]): Value[] {
      const left = [...values];
      return values.map(() => left.splice(between(0, left.length - 1), 1)[0]!);
    },
  };
}
