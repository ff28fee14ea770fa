import { describe, expect, test } from "vitest";
import { checkPromises, readPromises, titlesIn } from "./check-promises.ts";
import { readFiles } from "./source-file.ts";

const list = readPromises(readFiles("docs/promises.md")[0]?.text ?? "");
const tests = readFiles("test/**/*.{ts,tsx}");

/** "R", 12 gives R1 to R12. */
const numbered = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, at) => `${letter}${at + 1}`);

describe("the promises of docs/promises.md", () => {
  test("are all there, each once, in order", () => {
    expect(list.map(({ number }) => number)).toEqual([
      ...numbered("R", 12),
      ...numbered("M", 8),
      ...numbered("T", 4),
      ...numbered("S", 9),
    ]);
  });

  test("each have a test whose title begins with the number, in the files that are named and in no others", () => {
    expect(checkPromises(list, tests)).toEqual([]);
  });
});

describe("the check itself", () => {
  const sound = { path: "test/a.test.ts", text: 'test("R1: is kept", () => {});' };
  const row = (number: string, ...files: string[]) => ({ number, files });

  test("finds nothing where list and titles agree", () => {
    expect(checkPromises([row("R1", "test/a.test.ts")], [sound])).toEqual([]);
  });

  test.each([
    ["a promise without a test", [row("R1", "test/a.test.ts"), row("R2")], "R2 has no test"],
    ["a file that is not named", [row("R1")], "R1 does not name test/a.test.ts"],
    [
      "a file that tests something else",
      [row("R1", "test/a.test.ts", "test/b.test.ts")],
      "R1 is not tested in",
    ],
    ["a title with a number of no promise", [], "test/a.test.ts has a test of R1, which is no promise"],
  ])("finds %s", (_, promised, fault) => {
    expect(checkPromises(promised, [sound])).toEqual([expect.stringContaining(fault)]);
  });

  test("reads every form of a title, and no other text", () => {
    const text = `
      test("R1: a", f); it("R2: b", f); test.each([1])("R3: c %s", f); it.skipIf(x)(\`R4: d \${e}\`, f);
      describe.each([1])("R5: e", f); expect("R6: f"); // test("R7: g")
      const g = "R8: h"; test.each\`a\`("R9: i", f); test.concurrent("R10: j", f);`;
    expect(titlesIn({ path: "test/a.test.ts", text })).toEqual([
      ...["R1: a", "R2: b", "R3: c %s", "R4: d ", "R5: e", "R9: i", "R10: j"],
    ]);
  });

  test("takes several numbers of one title, and only from its beginning", () => {
    const both = { path: "test/a.test.ts", text: 'test("R1, M2: a", f); test("of R3: b", f);' };
    expect(checkPromises([row("R1", both.path), row("M2", both.path)], [both])).toEqual([]);
    expect(checkPromises([row("R3")], [both])).toContainEqual(expect.stringContaining("R3 has no test"));
  });

  test("reads rows by their number, and the files of the last column", () => {
    const text =
      "| No. | Promise | Test |\n| --- | --- | --- |\n| R1 | `x` is kept | `test/a.ts`, `test/b.ts` |\n";
    expect(readPromises(text)).toEqual([row("R1", "test/a.ts", "test/b.ts")]);
  });
});
