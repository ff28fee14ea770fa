import type { Bench } from "./verb.ts";

/** Aligned columns; amounts are set to the right. */
export function printTable(
  bench: Pick<Bench, "print">,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)),
  );
  const isAmount = head.map((title) => /amount|sum/.test(title));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (isAmount[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  bench.print(line(head));
  bench.print(widths.map((width) => "-".repeat(width)).join("  "));
  for (const row of rows) bench.print(line(row));
}
