import type { SourceFile } from "./source-file.ts";

/** Written so that this file does not find itself. */
const forbidden: readonly [what: string, pattern: RegExp][] = [
  ["a package registry's host", /registry\.(npmjs|yarnpkg)|npm\.pkg\.github|deb\.debian\.org/i],
  ["a path of one machine", /(?:^|[\s"'`(=:,])\/(?:home|root|Users|work|mnt|private)\/(?!\[)/m],
  ["a path of one machine", /\b[A-Z]:\\Users\\/],
  ["a path outside the repository", /(?:^|[\s"'`(])(?:\.\.\/)+shared\//m],
  ["a private key", /-{5}BEGIN (?:[A-Z]+ )?PRIVATE KEY-{5}\n[A-Za-z0-9+/]/],
];

/** Words that have no place in a public repository, as "path:line what". */
export function checkWords(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    forbidden.flatMap(([what, pattern]) => {
      const found = pattern.exec(text);
      if (found === null) return [];
      const line = text.slice(0, found.index + found[0].length).split("\n").length;
      return [`${path}:${line} ${what}`];
    }),
  );
}
