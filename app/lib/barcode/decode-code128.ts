/** Widths of bars and spaces by value, 0 to 105, as ISO/IEC 15417 lists them; typed in here, not taken from the encoder. */
const patterns = `
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
114311 411113 411311 113141 114131 311141 411131 211412 211214 211232`
  .trim()
  .split(/\s+/);
const valueOf = new Map(patterns.map((pattern, value) => [pattern, value]));
const stop = "2331112";

type CodeSet = "A" | "B" | "C";
const starts: Partial<Record<number, CodeSet>> = { 103: "A", 104: "B", 105: "C" };
const switches: Record<CodeSet, Partial<Record<number, CodeSet>>> = {
  A: { 99: "C", 100: "B" },
  B: { 99: "C", 101: "A" },
  C: { 100: "B", 101: "A" },
};

/** The text of a Code 128, its check character tried; null for anything that is not one, or has function characters. */
export function decodeCode128(runs: readonly number[]): string | null {
  const values = readValues(runs);
  if (!values) return null;
  const [start = -1, ...rest] = values;
  const check = rest.pop();
  const sum = rest.reduce((total, value, index) => total + value * (index + 1), start) % 103;
  const set = starts[start];
  return set === undefined || check !== sum ? null : readText(set, rest);
}

function readValues(runs: readonly number[]): readonly number[] | null {
  const widths = runs.join("");
  if (widths.length !== runs.length || !widths.endsWith(stop)) return null;
  const symbols = widths.slice(0, -stop.length).match(/\d{6}/g) ?? [];
  if (symbols.length * 6 + stop.length !== widths.length) return null;
  const values = symbols.flatMap((symbol) => valueOf.get(symbol) ?? []);
  return values.length === symbols.length && values.length >= 3 ? values : null;
}

function readText(first: CodeSet, values: readonly number[]): string | null {
  let set = first;
  let text = "";
  for (const value of values) {
    const next = switches[set][value];
    if (next) set = next;
    else {
      const read = characterOf(set, value);
      if (read === null) return null;
      text += read;
    }
  }
  return text;
}

function characterOf(set: CodeSet, value: number): string | null {
  if (set === "C") return value < 100 ? String(value).padStart(2, "0") : null;
  if (value > 95) return null;
  return String.fromCharCode(set === "A" && value > 63 ? value - 64 : value + 32);
}
