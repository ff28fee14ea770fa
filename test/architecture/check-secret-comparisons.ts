import ts from "typescript";
import { parseSource, walk, type SourceFile } from "./source-file.ts";

/** The one place where secrets are compared. */
const home = "app/lib/constant-time.ts";

/** What bears such a name is a secret, or is worth treating as one. */
const secretName = /signature|digest|hmac|secret|password|(?:^|[a-z_])(?:mac|tag)$|token$/i;
const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
/** Methods that compare the text or bytes they are called on, or look for it. */
const comparingMethods = new Set(
  "equals compare localeCompare includes indexOf startsWith endsWith match".split(" "),
);

/** Comparisons of secrets that tell by their duration where the two differ, as "path:line what". */
export function checkSecretComparisons(file: SourceFile): string[] {
  if (file.path === home) return [];
  const source = parseSource(file);
  const found: string[] = [];
  walk(source, (node) => {
    if (!isFault(node)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file.path}:${line + 1} ${node.getText()}`);
  });
  return found;
}

function isFault(node: ts.Node): boolean {
  // Its only sound use checks the lengths first: constantTimeEqual does.
  if (ts.isImportSpecifier(node)) return (node.propertyName ?? node.name).text === "timingSafeEqual";
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "timingSafeEqual";
  if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind)) {
    const sides = [node.left, node.right];
    return sides.some(isSecret) && !sides.some(isKnownToAll);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: owner, name } = node.expression;
    const operands = [owner, ...node.arguments];
    return comparingMethods.has(name.text) && operands.some(isSecret) && !operands.some(isKnownToAll);
  }
  return ts.isSwitchStatement(node) && isSecret(node.expression);
}

/** Whether an expression gives a secret, told by the last name in it: `tokens.accessToken`, `sign(x).digest("hex")`. */
function isSecret(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return secretName.test(node.text);
  if (ts.isPropertyAccessExpression(node)) return secretName.test(node.name.text);
  if (ts.isElementAccessExpression(node)) return isSecret(node.argumentExpression);
  if (ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent))
    return secretName.test(node.text);
  if (ts.isCallExpression(node)) return isSecret(node.expression);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node))
    return isSecret(node.expression);
  return ts.isBinaryExpression(node) && [node.left, node.right].some(isSecret);
}

/** A comparison with a literal or with nothing asks whether there is a secret, not which one. */
function isKnownToAll(node: ts.Node): boolean {
  return (
    ts.isLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}
