import { posix } from "node:path";
import { readImports, type SourceFile } from "./source-file.ts";

/** Every ring of imports as "a → b → a"; imports of types count, because they tie the files together as well. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const targets = new Map(
    files.map((file) => [
      file.path,
      readImports(file)
        .map(({ specifier }) => posix.join(posix.dirname(file.path), specifier))
        .filter((path) => known.has(path)),
    ]),
  );
  const cycles: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const follow = (path: string): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || finished.has(path)) return;
    trail.push(path);
    for (const target of targets.get(path) ?? []) follow(target);
    trail.pop();
    finished.add(path);
  };
  for (const path of known) follow(path);
  return cycles;
}
