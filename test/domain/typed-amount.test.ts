import fc from "../support/properties.ts";
import { expect, test } from "vitest";
import { formatDecimal, money } from "../../app/domain/money.ts";
import { readTypedAmount } from "../../app/domain/typed-amount.ts";
import { formatMoney } from "../../app/i18n/format.ts";

test.each([
  ["184900", "184900.00"],
  ["$ 184.900", "184900.00"],
  ["184,900.50", "184900.50"],
  ["184.900,5", "184900.50"],
  ["S/ 129.90", "129.90"],
  ["PEN 1'234.50", "1234.50"],
  ["COP1.234.567", "1234567.00"],
  ["0.05", "0.05"],
])("%s is %s", (typed, exact) => {
  const read = readTypedAmount(typed, "COP");
  expect(read && formatDecimal(read)).toBe(exact);
});

test.each([
  "",
  "abc",
  "12.34.56",
  "1,23,456",
  "1.234.56",
  "1.234.567.89",
  "-5",
  "5e3",
  "12..5",
  "1 000 000 000 000 000",
])("%j is no amount", (typed) => {
  expect(readTypedAmount(typed, "COP")).toBeNull();
});

test("what a page shows of an amount, typed back, is that amount", () => {
  const minor = fc.bigInt({ min: 1n, max: 10n ** 14n });
  fc.assert(
    fc.property(minor, fc.constantFrom("COP" as const, "PEN" as const), (amount, currency) => {
      const shown = money(amount, currency);
      expect(readTypedAmount(formatMoney(shown), currency)).toEqual(shown);
      expect(readTypedAmount(formatDecimal(shown), currency)).toEqual(shown);
    }),
  );
});
