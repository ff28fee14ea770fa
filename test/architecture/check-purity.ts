import ts from "typescript";
import { parseSource, walk, type SourceFile } from "./source-file.ts";

/** Time, ids and randomness come in as arguments; the world is behind a port. */
const impureNames = new Set(
  "process console fetch performance crypto setTimeout setInterval setImmediate globalThis".split(" "),
);
const impureMembers = new Set(["Date.now", "Math.random"]);

/** Uses of the clock, chance, environment or network in a file that must have none, as "path:line what". */
export function checkPurity(file: SourceFile): string[] {
  const source = parseSource(file);
  const found: string[] = [];
  walk(source, (node) => {
    const fault = faultOf(node);
    if (fault === null) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file.path}:${line + 1} ${fault}`);
  });
  return found;
}

function faultOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    return impureMembers.has(text) ? text : null;
  }
  if (ts.isNewExpression(node) && isName(node.expression, "Date")) {
    return (node.arguments?.length ?? 0) === 0 ? "new Date()" : null;
  }
  if (ts.isCallExpression(node) && isName(node.expression, "Date")) return "Date()";
  return ts.isIdentifier(node) && impureNames.has(node.text) && isUse(node) ? node.text : null;
}

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** A field or a parameter may bear the name; only reaching for the global counts. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return ts.isCallExpression(parent) || ts.isElementAccessExpression(parent);
}
