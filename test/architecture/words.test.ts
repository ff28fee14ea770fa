import { describe, expect, test } from "vitest";
import { checkWords } from "./check-words.ts";
import { readFiles } from "./source-file.ts";

const everyText =
  "**/*.{ts,tsx,mts,js,mjs,cjs,json,md,toml,sql,prisma,html,css,svg,yml,yaml,txt,pem,graphql,sh,nvmrc,env}";

describe("the repository speaks only of itself", () => {
  test("no file names a registry, a path of one machine or a key", () => {
    const files = readFiles(everyText, ".ci/*", ".*rc", ".gitattributes", ".gitignore", "LICENSE");
    expect(files.length).toBeGreaterThan(50);
    expect(checkWords(files)).toEqual([]);
  });

  // Taken apart, so that this file is not found itself.
  test.each([
    [["https://registry", "npmjs.org/pg"].join("."), "a package registry's host"],
    [["see ", "work", "design.md"].join("/"), "a path of one machine"],
    [["cd ", "home", "ana", "recaudo"].join("/"), "a path of one machine"],
    [["see ..", "shared", "design.md"].join("/"), "a path outside the repository"],
    [["C:", "Users", "ana"].join("\\"), "a path of one machine"],
    [["-----BEGIN", "PRIVATE", "KEY-----\nMIIE"].join(" "), "a private key"],
  ])("%s is found", (text, what) => {
    expect(checkWords([{ path: "a.md", text: `one\n${text}` }])).toEqual([
      expect.stringMatching(new RegExp(`^a\\.md:[23] ${what}$`)),
    ]);
  });

  test("addresses and paths of the repository are not found", () => {
    const text =
      'https://recaudo.example.com/home/pay "app/domain/money.ts" ../lib/result.ts /usr/bin/chromium';
    expect(checkWords([{ path: "a.md", text }])).toEqual([]);
  });
});
