import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /** Nothing of it is left when types are erased. */
  readonly isTypeOnly: boolean;
  /** What is taken by name; a namespace, a default or an import for its effect has none. */
  readonly names: readonly string[];
}

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What tools make, or brought along, is not ours to judge. */
const foreign = [
  "node_modules",
  ".git",
  ".recaudo",
  ".cache",
  "build",
  "coverage",
  "dist",
  "app/store/prisma",
];

/** Every file of the repository that matches one of the patterns. */
export function readFiles(...patterns: string[]): SourceFile[] {
  const paths = globSync(patterns, {
    cwd: repository,
    exclude: (path) => foreign.some((each) => `/${toSlashes(path)}`.endsWith(`/${each}`)),
  });
  return paths
    .filter((path) => statSync(join(repository, path)).isFile())
    .map((path) => ({ path: toSlashes(path), text: readFileSync(join(repository, path), "utf8") }));
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}

export function parseSource({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** Calls `visit` for every node of the file, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

/** Every import of a file in any form: declarations, re-exports, `import()` of values and of types. */
export function readImports(file: SourceFile): Import[] {
  const imports: Import[] = [];
  walk(parseSource(file), (node) => {
    const found = readImport(node);
    if (found) imports.push(found);
  });
  return imports;
}

function readImport(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node)) return readDeclaration(node, node.importClause);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: textOf(node.moduleSpecifier), isTypeOnly: node.isTypeOnly, names: [] };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), isTypeOnly: true, names: [] };
  }
  if (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments[0]
  ) {
    return { specifier: textOf(node.arguments[0]), isTypeOnly: false, names: [] };
  }
  return null;
}

function readDeclaration(node: ts.ImportDeclaration, clause: ts.ImportClause | undefined): Import {
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  const isTypeOnly =
    clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (clause?.name === undefined && named.length > 0 && named.every((each) => each.isTypeOnly));
  const names = named.map((each) => (each.propertyName ?? each.name).text);
  return { specifier: textOf(node.moduleSpecifier), isTypeOnly, names };
}

/** A computed specifier cannot be judged, so it stands as written and fails the rules. */
function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}
