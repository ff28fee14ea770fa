import { quietZone } from "./symbol.ts";

/**
 * The widths of bars and spaces of one row of modules, from the first bar to the last; null when its quiet zone is too
 * narrow for a reader. 1 is dark.
 */
export function readRuns(row: Uint8Array): readonly number[] | null {
  const first = row.indexOf(1);
  const last = row.lastIndexOf(1);
  if (first < quietZone.bars || row.length - 1 - last < quietZone.bars) return null;
  const runs: number[] = [];
  let from = first;
  for (let at = first + 1; at <= last + 1; at += 1) {
    if (at <= last && row[at] === row[from]) continue;
    runs.push(at - from);
    from = at;
  }
  return runs;
}
