import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { crashPoints } from "../../app/ports/probe.ts";
import { verbs } from "../../scripts/operate/verbs.ts";
import { checkPaths, namesInTable, settingsIn, tasksIn, wordsOfType } from "./check-docs.ts";
import { readFiles } from "./source-file.ts";

const guides = readFiles("*.md", "{docs,app,sandbox,test,extensions,prisma,public,scripts}/**/*.md");
const textOf = (path: string): string => readFiles(path)[0]?.text ?? "";
const sorted = (names: readonly string[]): string[] => [...names].sort();

describe("what is written about the project", () => {
  test("every relative link and every path in backticks leads to a file of the repository", () => {
    expect(guides.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["README.md", "docs/operating.md"]),
    );
    expect(checkPaths(guides)).toEqual([]);
  });

  test("every task it tells people to run exists", () => {
    const tasks = guides.flatMap(({ text }) => tasksIn(text));
    expect(tasks.length).toBeGreaterThan(5);
    expect(tasks.filter((task) => !Object.hasOwn(packageJson.scripts, task))).toEqual([]);
  });

  test("docs/operating.md lists every setting of the app, and no other", () => {
    const settings = settingsIn(textOf("app/env.server.ts"));
    expect(settings.length).toBeGreaterThan(15);
    expect(sorted(namesInTable(textOf("docs/operating.md"), "Settings"))).toEqual(sorted(settings));
  });

  test("docs/operating.md says of every kind of alert what to do", () => {
    const kinds = wordsOfType(textOf("app/ports/records.ts"), "AlertKind");
    expect(kinds.length).toBeGreaterThan(5);
    expect(sorted(namesInTable(textOf("docs/operating.md"), "Alerts"))).toEqual(sorted(kinds));
  });

  test("docs/operating.md lists every metric of our own", () => {
    const metrics = [...textOf("app/server/metrics.ts").matchAll(/name: "([a-z_]+)"/g)].map(
      ([, name = ""]) => name,
    );
    expect(metrics.length).toBeGreaterThan(2);
    expect(sorted(namesInTable(textOf("docs/operating.md"), "Metrics"))).toEqual(sorted(metrics));
  });

  test("docs/operating.md lists every verb of the operator's command line", () => {
    const names = verbs.map(({ name }) => name);
    const section = "The operator's command line";
    expect(sorted(namesInTable(textOf("docs/operating.md"), section))).toEqual(sorted(names));
  });

  test("ARCHITECTURE.md says of every crash point what happens there", () => {
    expect(sorted(namesInTable(textOf("ARCHITECTURE.md"), "Where it may die"))).toEqual(sorted(crashPoints));
  });

  test("ARCHITECTURE.md names every table of the database", () => {
    const tables = [...textOf("prisma/schema.prisma").matchAll(/@@map\("([a-z_]+)"\)/g)].map(
      ([, name = ""]) => name,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(sorted(namesInTable(textOf("ARCHITECTURE.md"), "Data"))).toEqual(sorted(tables));
  });
});

describe("the check itself", () => {
  test.each([
    ["a link to a file that is not there", "see [money](../app/domain/gold.ts)", "../app/domain/gold.ts"],
    ["a link out of the repository", "see [it](../../else.md)", "../../else.md"],
    ["a link to a heading that is not there", "# One\n[two](#two)", "#two"],
    ["a link to another file's heading that is not there", "[x](../README.md#none)", "../README.md#none"],
    ["a picture that is not there", '<img src="pictures/none.png" alt="" />', "pictures/none.png"],
    ["a path in backticks that is not there", "`app/domain/gold.ts`", "app/domain/gold.ts"],
    ["a pattern that nothing matches", "`app/gold/*.ts`", "app/gold/*.ts"],
  ])("%s is found", (_, text, what) => {
    const line = text.split("\n").length;
    expect(checkPaths([{ path: "docs/a.md", text }])).toEqual([`docs/a.md:${line} ${what}`]);
  });

  test("what exists, what is elsewhere on the internet and what stands in a block is not found", () => {
    const text = [
      "# Two words, one number: 1",
      "[a](../README.md) [b](https://example.com/x) [c](#two-words-one-number-1) `app/domain/*.ts` `orders/create`",
      "```\n[d](nowhere.md) `app/none.ts`\n```",
    ].join("\n");
    expect(checkPaths([{ path: "docs/a.md", text }])).toEqual([]);
  });

  test("a table's names come from its first column, and from its own section only", () => {
    const text = "## Settings\n\n| a | b |\n|---|---|\n| `ONE` | `TWO` |\n\n## Other\n\n| `THREE` | |\n";
    expect(namesInTable(text, "Settings")).toEqual(["ONE"]);
    expect(namesInTable(text, "Nothing")).toEqual([]);
  });

  test("settings, words of a type and tasks are read out of source", () => {
    expect(settingsIn("PORT: port.default(1), HOST: z.string(), PORT: port")).toEqual(["PORT", "HOST"]);
    expect(wordsOfType('export type Kind =\n  | "a"\n  | "b";\ntype Other = "c";', "Kind")).toEqual([
      "a",
      "b",
    ]);
    expect(tasksIn("npm run demo, then `npm run bench:session`")).toEqual(["demo", "bench:session"]);
  });
});
