import { posix } from "node:path";
import { readImports, type SourceFile } from "./source-file.ts";

/** Not for the server: half a megabyte of code, to draw what only browsers show. Its address as a style sheet is no code. */
const browserOnly = /^@shopify\/polaris(?!.*\?url$)/;

/**
 * Files that the web process loads and that bring Polaris with them, as "path imports what". The build leaves a
 * `.client` file out of the server, with all that only such files import.
 */
export function checkBrowserOnly(files: readonly SourceFile[], roots: RegExp): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const faults: string[] = [];
  const follow = (file: SourceFile): void => {
    if (seen.has(file.path) || /\.client\.tsx?$/.test(file.path)) return;
    seen.add(file.path);
    for (const { specifier, isTypeOnly } of readImports(file)) {
      if (isTypeOnly) continue;
      if (browserOnly.test(specifier)) faults.push(`${file.path} imports ${specifier}`);
      const target = byPath.get(posix.join(posix.dirname(file.path), specifier));
      if (target) follow(target);
    }
  };
  for (const file of files) if (roots.test(file.path)) follow(file);
  return faults;
}
