import { describe, expect, test } from "vitest";
import { checkNames } from "./check-names.ts";
import { checkSizes, describeSizes, measureFunctions } from "./measure-sizes.ts";
import { readFiles } from "./source-file.ts";

const sources = readFiles("{app,sandbox,scripts,test,extensions}/**/*.{ts,tsx,mts,js,mjs}");

describe("files and functions", () => {
  test("each is named after its subject", () => {
    expect(checkNames(sources.map(({ path }) => path))).toEqual([]);
  });

  test("none is too long to read at once", () => {
    console.info(describeSizes(sources.filter(({ path }) => /^(app|sandbox|scripts)\//.test(path))));
    expect(checkSizes(sources)).toEqual([]);
  });
});

describe("the check itself", () => {
  test.each([
    ["app/lib/utils/money.ts", "app/lib/utils/money.ts: folder utils has no subject"],
    ["app/services/pay.ts", "app/services/pay.ts: folder services has no subject"],
    ["app/routes/common/pay.tsx", "app/routes/common/pay.tsx: folder common has no subject"],
    ["app/domain/paymentState.ts", "app/domain/paymentState.ts: not kebab-case"],
    ["app/ui/VoucherPage.tsx", "app/ui/VoucherPage.tsx: not kebab-case"],
    ["app/payOut/file.ts", "app/payOut/file.ts: folder payOut is not kebab-case"],
  ])("%s is refused", (path, fault) => {
    expect(checkNames([path])).toEqual([fault]);
  });

  test.each([
    "app/routes/pay.$token._index.tsx",
    "app/env.server.ts",
    "app/i18n/zh-CN/pay.ts",
    "test/lib/a.test.ts",
  ])("%s is accepted", (path) => {
    expect(checkNames([path])).toEqual([]);
  });

  test("a file of 301 lines is refused and one of 300 is not", () => {
    const file = (lines: number) => ({ path: "app/a.ts", text: "// line\n".repeat(lines) });
    expect(checkSizes([file(301)])).toEqual(["app/a.ts: 301 lines"]);
    expect(checkSizes([file(300)])).toEqual([]);
  });

  test.each([
    ["a declaration", (body: string) => `function settle() {${body}}`, "settle"],
    ["an arrow", (body: string) => `const settle = () => {${body}};`, "settle"],
    ["a method", (body: string) => `const port = {\nsettle() {${body}} };`, "settle"],
    ["a callback", (body: string) => `list.map(() => {${body}});`, "(unnamed)"],
  ])("%s of 71 lines is refused and one of 70 is not", (_, write, name) => {
    const file = (lines: number) => ({ path: "app/a.ts", text: write("\n".repeat(lines - 1)) });
    expect(checkSizes([file(71)])).toEqual([`app/a.ts ${name}: 71 lines`]);
    expect(checkSizes([file(70)])).toEqual([]);
  });

  test("a component may have 90 lines, 91 are refused, and a function without markup gains nothing by a capital", () => {
    const file = (lines: number, markup: string) => ({
      path: "app/ui/a.tsx",
      text: `function Page() { return ${markup};${"\n".repeat(lines - 1)}}`,
    });
    expect(checkSizes([file(90, "<p />")])).toEqual([]);
    expect(checkSizes([file(91, "<p />")])).toEqual(["app/ui/a.tsx Page: 91 lines"]);
    expect(checkSizes([file(71, "null")])).toEqual(["app/ui/a.tsx Page: 71 lines"]);
  });

  test("the callbacks that hold tests are not counted, what stands inside them is", () => {
    const long = "\n".repeat(80);
    const text = `describe("x", () => {${long} test.each([1])("y", () => {${long} const run = () => {${long}}; }); });`;
    expect(measureFunctions({ path: "test/a.test.ts", text })).toEqual([
      { name: "run", lines: 81, isComponent: false },
    ]);
  });
});
