import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { FactSource } from "../../app/domain/fact.ts";
import { reduce, type Reduction } from "../../app/domain/payment-state.ts";
import { asked, someFacts } from "./generate-facts.ts";

const seed = 20_260_901;

describe("the order in which facts arrive", () => {
  test("R3: cannot matter: every permutation of up to six facts gives one state, marks and sums", () => {
    let cases = 0;
    fc.assert(
      fc.property(someFacts(6), (facts) => {
        const expected = describeReduction(reduce(asked, facts));
        for (const order of permutationsOf(facts)) {
          cases += 1;
          if (describeReduction(reduce(asked, order)) !== expected)
            expect(reduce(asked, order)).toEqual(reduce(asked, facts));
        }
      }),
      { seed, numRuns: 400 },
    );
    expect(cases).toBeGreaterThan(10_000);
  });

  test("R3: cannot matter with repeats, told by anyone at any time, in 10,000 cases", () => {
    const source = fc.constantFrom<FactSource>("issue", "webhook", "poll", "shopper", "shop");
    const retold = fc.tuple(fc.nat(), source, fc.option(fc.date()));
    fc.assert(
      fc.property(
        someFacts(10),
        fc.array(retold, { maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        (facts, repeats, keys) => {
          const repeated = repeats.flatMap(([at, from, occurredAt]) => {
            const fact = facts[at % Math.max(facts.length, 1)];
            return fact ? [{ ...fact, source: from, occurredAt }] : [];
          });
          expect(describeReduction(reduce(asked, shuffle([...facts, ...repeated], keys)))).toBe(
            describeReduction(reduce(asked, facts)),
          );
        },
      ),
      { seed, numRuns: 10_000 },
    );
  });

  test("is never taken from a gateway's clock, however absurd", () => {
    const times = [new Date(0), new Date(Number.NaN), new Date(8.64e15), new Date(-8.64e15), null];
    fc.assert(
      fc.property(
        someFacts(8),
        fc.array(fc.constantFrom(...times), { minLength: 8, maxLength: 8 }),
        (facts, clock) => {
          const absurd = facts.map((fact, at) => ({ ...fact, occurredAt: clock[at] ?? null }));
          expect(reduce(asked, absurd)).toEqual(reduce(asked, facts));
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });
});

function describeReduction({ state, marks, ...sums }: Reduction): string {
  return `${state} [${marks.join(" ")}] ${Object.values(sums).join(" ")}`;
}

function* permutationsOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries()) {
    for (const rest of permutationsOf(items.toSpliced(at, 1))) yield [item, ...rest];
  }
}

function shuffle<Item>(items: readonly Item[], keys: Iterator<number>): Item[] {
  return items
    .map((item) => ({ item, key: Number(keys.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
