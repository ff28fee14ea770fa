import ts from "typescript";
import { parseSource, walk, type SourceFile } from "./source-file.ts";

/** One row of docs/promises.md. */
export interface Promised {
  readonly number: string;
  readonly files: readonly string[];
}

/** What keeps list and tests from agreeing, one sentence each. */
export function checkPromises(promised: readonly Promised[], tests: readonly SourceFile[]): string[] {
  const proved = tests.flatMap((file) => provedBy(file).map((number) => ({ number, path: file.path })));
  const listed = new Set(promised.map(({ number }) => number));
  const unlisted = proved.filter(({ number }) => !listed.has(number));
  return [
    ...unlisted.map(({ number, path }) => `${path} has a test of ${number}, which is no promise`),
    ...promised.flatMap(({ number, files }) => {
      const paths = new Set(proved.filter((each) => each.number === number).map(({ path }) => path));
      if (paths.size === 0) return [`${number} has no test: no title begins with "${number}: "`];
      return [
        ...[...paths]
          .filter((path) => !files.includes(path))
          .map((path) => `${number} does not name ${path}`),
        ...files.filter((path) => !paths.has(path)).map((path) => `${number} is not tested in ${path}`),
      ];
    }),
  ];
}

/** The rows of the tables whose first cell is a promise's number; test files stand in backticks in the last. */
export function readPromises(text: string): Promised[] {
  return text.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const number = /^[A-Z]\d+$/.exec(cells[1] ?? "")?.[0];
    if (number === undefined) return [];
    const files = [...(cells.at(-2) ?? "").matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
    return [{ number, files }];
  });
}

/** Numbers of the promises that titles in a file begin with, each once: "R4: …" or "R4, R5: …". */
function provedBy(file: SourceFile): string[] {
  const numbers = titlesIn(file).flatMap((title) => {
    const [, list] = /^((?:[A-Z]\d+)(?:, [A-Z]\d+)*): /.exec(title) ?? [];
    return list?.split(", ") ?? [];
  });
  return [...new Set(numbers)];
}

/** First arguments of `test`, `it` and `describe` (empty suites fail by themselves) in any form: `test.each(rows)("…")`. */
export function titlesIn(file: SourceFile): string[] {
  const titles: string[] = [];
  walk(parseSource(file), (node) => {
    if (!ts.isCallExpression(node) || !isTest(node.expression)) return;
    const [title] = node.arguments;
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    if (title && ts.isTemplateExpression(title)) titles.push(title.head.text);
  });
  return titles;
}

function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ["test", "it", "describe"].includes(callee.text);
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return isTest(callee.expression);
  return ts.isTaggedTemplateExpression(callee) && isTest(callee.tag);
}
