import ts from "typescript";
import { parseSource, walk, type SourceFile } from "./source-file.ts";

const longestFile = 300;
const longestFunction = 70;
/** Markup is one thought spread over many lines. */
const longestComponent = 90;

/** What tests are written in: the promise is each test, the callback around them is only a list. */
const frames = new Set(["describe", "test", "it", "beforeAll", "beforeEach", "afterAll", "afterEach"]);

export interface MeasuredFunction {
  readonly name: string;
  readonly lines: number;
  readonly isComponent: boolean;
}

/** Files and functions over their limit, as "path: 301 lines" and "path function: 71 lines". */
export function checkSizes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const lines = countLines(file.text);
    return [
      ...(lines > longestFile ? [`${file.path}: ${lines} lines`] : []),
      ...measureFunctions(file)
        .filter((each) => each.lines > (each.isComponent ? longestComponent : longestFunction))
        .map((each) => `${file.path} ${each.name}: ${each.lines} lines`),
    ];
  });
}

/** One row per folder, and one for all: how many files, and median, 9th tenth and most lines of files and functions. */
export function describeSizes(files: readonly SourceFile[]): string {
  const folders = Map.groupBy(files, (file) => file.path.split("/").slice(0, -1).slice(0, 2).join("/"));
  const rows = [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
  const head = ["folder", "files", "median", "p90", "max", "functions", "median", "p90", "max"];
  return [head, ...rows.map(([name, some]) => describeRow(name, some)), describeRow("all", files)]
    .map(([name = "", ...cells]) => name.padEnd(28) + cells.map((cell) => cell.padStart(10)).join(""))
    .join("\n");
}

function describeRow(name: string, files: readonly SourceFile[]): string[] {
  const lines = files.map((file) => countLines(file.text));
  const functions = files.flatMap((file) => measureFunctions(file).map((each) => each.lines));
  return [name, ...[lines, functions].flatMap((sizes) => [sizes.length, ...quantiles(sizes)].map(String))];
}

function quantiles(sizes: readonly number[]): number[] {
  const sorted = sizes.toSorted((one, other) => one - other);
  return [0.5, 0.9, 1].map((share) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

function countLines(text: string): number {
  return text.trimEnd().split("\n").length;
}

export function measureFunctions(file: SourceFile): MeasuredFunction[] {
  const source = parseSource(file);
  const measured: MeasuredFunction[] = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined || isFrame(node)) return;
    const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
    const name = nameOf(node);
    measured.push({
      name,
      lines: lineOf(node.getEnd()) - lineOf(node.getStart()) + 1,
      isComponent: /^[A-Z]/.test(name) && containsMarkup(node),
    });
  });
  return measured;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "(unnamed)";
}

function isFrame(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return false;
  let callee: ts.Expression = parent.expression;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) && frames.has(callee.text);
}

function containsMarkup(node: ts.Node): boolean {
  let found = false;
  walk(node, (each) => {
    found ||= ts.isJsxElement(each) || ts.isJsxSelfClosingElement(each) || ts.isJsxFragment(each);
  });
  return found;
}
