import { availableParallelism, cpus, loadavg } from "node:os";

/** A table for a terminal: the first column to the left, figures to the right. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  console.log(`\n${title}\n${lines.join("\n")}`);
}

/** A line for each target, with what was measured beside what is wanted. */
export function printTargets(
  targets: readonly { name: string; measured: string; wanted: string; isMet: boolean }[],
): void {
  const rows = targets.map(({ name, measured, wanted, isMet }) => [
    name,
    measured,
    wanted,
    isMet ? "met" : "MISSED",
  ]);
  printTable("Targets", ["target", "measured", "wanted", ""], rows);
}

/** What a reader must know to judge the figures: others on the machine make all of them worse. */
export function describeMachine(): string {
  const load = loadavg()[0] ?? 0;
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${availableParallelism()} cores (${model}), Node ${process.version}, load at the start ${load.toFixed(1)}, ${new Date().toISOString().slice(0, 10)}`;
}
