import { ESLint, Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { readFiles } from "./source-file.ts";

/** What lint says to a line of code in a file, of the rules that keep floats away from money. */
async function lint(path: string, code: string): Promise<string[]> {
  const config = (await new ESLint().calculateConfigForFile(path)) as Linter.Config;
  const rules = { "no-restricted-syntax": config.rules?.["no-restricted-syntax"] ?? "off" };
  return new Linter().verify(code, [{ rules }]).map(({ message }) => message);
}

const places = ["app/domain/money.ts", "app/gateways/dlocal/wire-amount.ts", "app/ui/pay/amount.tsx"];

describe.each([...places, "app/env.server.ts", "sandbox/gateways/amount.ts"])("lint of %s", (path) => {
  test.each([
    "parseFloat(text);",
    "Number.parseFloat(text);",
    "[text].map(parseFloat);",
    "amount.toFixed(2);",
    "Number(payment.minor);",
    "Number(confirmedMinor) / 100;",
    "parseInt(minor, 10);",
    "const cents = +amount.minor;",
  ])("M1: refuses a float near an amount: %s", async (code) => {
    const [first = "", ...more] = await lint(path, code);
    expect(first).toContain("no float comes near one");
    expect(more.every((message) => message === first)).toBe(true);
  });
});

test("M1: lint leaves exact arithmetic alone", async () => {
  expect(await lint("app/domain/money.ts", "const sum = a.minor + b.minor; Number(hours);")).toEqual([]);
});

test("M2: nothing asks Intl how a currency is written: it would take a float and round pesos", () => {
  const asking = /NumberFormat|toLocaleString|resolvedOptions|style:\s*["']currency["']/;
  const sources = readFiles("app/**/*.{ts,tsx}", "sandbox/**/*.ts");
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([]);
});
