import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** The tools' own words, so that a failing run shows what to mend. */
function run(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

describe("the whole repository", { timeout: 240_000 }, () => {
  test("type checks", () => {
    expect(run("scripts/typecheck.ts")).toBe("");
  });

  test("keeps the lint rules", () => {
    expect(run("node_modules/eslint/bin/eslint.js", ".")).toBe("");
  });

  test("is formatted", () => {
    expect(run("node_modules/prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn")).toBe("");
  });
});
