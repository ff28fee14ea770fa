import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { currencies, exponentOf, isCurrency } from "../../app/domain/currency.ts";

describe("currency", () => {
  test.each([
    ["COP", 2],
    ["PEN", 2],
    ["MXN", 2],
    ["CLP", 0],
    ["PYG", 0],
    ["CRC", 2],
    ["USD", 2],
    ["KWD", 3],
  ] as const)("M2: %s has the exponent of ISO 4217: %i", (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  test("M2: Intl cannot be asked: it gives COP no digits where ISO gives two, and rounds centavos away", () => {
    const pesos = new Intl.NumberFormat("en", { style: "currency", currency: "COP" });
    expect(pesos.resolvedOptions().maximumFractionDigits).toBe(0);
    expect(pesos.format(125_000.5)).toMatch(/125,001$/);
    expect(exponentOf("COP")).toBe(2);
  });

  test("every listed currency is known, by its capital code only", () => {
    for (const code of currencies) {
      expect(isCurrency(code)).toBe(true);
      expect(isCurrency(code.toLowerCase())).toBe(false);
      expect([0, 2, 3]).toContain(exponentOf(code));
    }
  });

  test("nothing else is a currency, not even the name of something every object has", () => {
    for (const code of ["", " COP", "COP ", "XXX", "constructor", "__proto__", "toString"]) {
      expect(isCurrency(code), code).toBe(false);
    }
    const known = new Set<string>(currencies);
    fc.assert(fc.property(fc.string(), (code) => isCurrency(code) === known.has(code)));
  });
});
