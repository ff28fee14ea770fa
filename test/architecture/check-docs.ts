import { existsSync, globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./source-file.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** In backticks and beginning like this, it claims to be a file or folder of the repository; `*` stands for any name. */
const repositoryPath =
  /^(?:\.ci|app|docs|extensions|prisma|public|sandbox|scripts|test)\/[\w.$*/-]*$|^[\w.-]+\.(?:md|toml|json|ts|js)$/;

/** Every relative link and every path in backticks that leads nowhere, as "file:line what". */
export function checkPaths(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    withoutBlocks(text).flatMap((line, index) => {
      const at = `${path}:${index + 1}`;
      const links = linksOf(line).filter((target) => !leadsSomewhere(path, text, target));
      const paths = ticked(line).filter((each) => repositoryPath.test(each) && !exists(each));
      return [...links, ...paths].map((each) => `${at} ${each}`);
    }),
  );
}

/** The names in backticks in the first column of the table under a heading. */
export function namesInTable(text: string, heading: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.replace(/^#+ /, "") === heading && line.startsWith("#"));
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line));
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  return section.filter((line) => line.startsWith("|")).flatMap((line) => ticked(line.split("|")[1] ?? ""));
}

/** Every `npm run` task the text speaks of. */
export function tasksIn(text: string): string[] {
  return [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
}

/** Names of the settings a schema of `app/env.server.ts` lists, each once. */
export function settingsIn(text: string): string[] {
  const names = [...text.matchAll(/\b([A-Z][A-Z0-9_]+): (?:z\.|origin|port|list|baseUrls)/g)];
  return [...new Set(names.map(([, name = ""]) => name))];
}

/** The words of `type Name = "a" | "b"`. */
export function wordsOfType(text: string, name: string): string[] {
  const body = new RegExp(`type ${name} =([^;]*);`).exec(text)?.[1] ?? "";
  return [...body.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);
}

function leadsSomewhere(path: string, text: string, link: string): boolean {
  if (/^(https?:|mailto:)/.test(link)) return true;
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? path : posix.join(posix.dirname(path), file);
  if (file !== "" && !exists(target)) return false;
  if (anchor === undefined) return true;
  return headingsOf(file === "" ? text : readFileSync(`${repository}${target}`, "utf8")).includes(anchor);
}

function exists(path: string): boolean {
  if (path.startsWith("..")) return false;
  return path.includes("*")
    ? globSync(path, { cwd: repository }).length > 0
    : existsSync(`${repository}${path}`);
}

/** As GitHub makes anchors of them. */
function headingsOf(text: string): string[] {
  return withoutBlocks(text)
    .filter((line) => /^#+ /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );
}

function linksOf(line: string): string[] {
  return [...line.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? "",
  );
}

function ticked(line: string): string[] {
  return [...line.matchAll(/`([^`]+)`/g)].map(([, inside = ""]) => inside);
}

/** The lines with fenced blocks blanked: what stands there is another file's text. */
function withoutBlocks(text: string): string[] {
  let isInside = false;
  return text.split("\n").map((line) => {
    const isFence = line.trimStart().startsWith("```");
    if (isFence) isInside = !isInside;
    return isFence || isInside ? "" : line;
  });
}
