import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { currencies, exponentOf, type Currency } from "../../app/domain/currency.ts";
import {
  fitsDecimals,
  formatDecimal,
  money,
  parseMoney,
  sameMoney,
  type MoneyError,
} from "../../app/domain/money.ts";

const largest = 999_999_999_999_999n;
const anyMinor = fc.oneof(
  fc.bigInt(0n, largest),
  fc.bigInt(0n, 2_000n),
  fc.constantFrom(0n, 1n, 10n, 99n, 100n, largest),
);
const anyCurrency = fc.constantFrom(...currencies);

/** Written without the code under test: digits by string alone. */
function writeDecimal(minor: bigint, currency: Currency): string {
  const exponent = { CLP: 0, JPY: 0, KRW: 0, PYG: 0, KWD: 3 }[currency as string] ?? 2;
  const digits = minor.toString().padStart(exponent + 1, "0");
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

describe("exact decimal text", () => {
  test.each(currencies)("M1: in %s comes back digit for digit, up to 15 digits", (currency) => {
    fc.assert(
      fc.property(anyMinor, (minor) => {
        const text = writeDecimal(minor, currency);
        expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } });
        expect(formatDecimal(money(minor, currency))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  test("means the same with its closing zeros left out, or with more of them", () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, fc.nat(20), (minor, currency, zeros) => {
        const text = writeDecimal(minor, currency);
        const shortest = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
        const longest = `${text}${text.includes(".") || zeros === 0 ? "" : "."}${"0".repeat(zeros)}`;
        expect(parseMoney(shortest, currency)).toEqual({ ok: true, value: { minor, currency } });
        expect(parseMoney(longest, currency)).toEqual({ ok: true, value: { minor, currency } });
      }),
    );
  });

  test.each([
    [125_000_50n, "COP", "125000.50"],
    [500_000n, "COP", "5000.00"],
    [5n, "PEN", "0.05"],
    [0n, "PEN", "0.00"],
    [990n, "CLP", "990"],
    [1_234n, "KWD", "1.234"],
    [-5n, "PEN", "-0.05"],
    [-990n, "CLP", "-990"],
  ] as const)("%s minor units of %s are written %s", (minor, currency, text) => {
    expect(formatDecimal(money(minor, currency))).toBe(text);
  });
});

describe("text that is not an exact amount is refused, never rounded:", () => {
  test.each<[what: string, text: string, error: MoneyError]>([
    ["nothing", "", "not_a_decimal"],
    ["a minus sign", "-5.00", "not_a_decimal"],
    ["a plus sign", "+5.00", "not_a_decimal"],
    ["a Unicode minus sign", "\u22125.00", "not_a_decimal"],
    ["an exponent", "5e3", "not_a_decimal"],
    ["a capital exponent", "5E3", "not_a_decimal"],
    ["a thousands comma", "125,000.50", "not_a_decimal"],
    ["a decimal comma", "125000,50", "not_a_decimal"],
    ["two points", "125.000.50", "not_a_decimal"],
    ["a space before", " 5.00", "not_a_decimal"],
    ["a space after", "5.00 ", "not_a_decimal"],
    ["a space within", "5 000.00", "not_a_decimal"],
    ["a line end", "5.00\n", "not_a_decimal"],
    ["a zero byte", "5.00\0", "not_a_decimal"],
    ["a leading zero", "05.00", "not_a_decimal"],
    ["two zeros", "00", "not_a_decimal"],
    ["a point without digits before it", ".50", "not_a_decimal"],
    ["a point without digits after it", "5.", "not_a_decimal"],
    ["a point alone", ".", "not_a_decimal"],
    ["hexadecimal", "0x10", "not_a_decimal"],
    ["a separator of source code", "5_000", "not_a_decimal"],
    ["not a number", "NaN", "not_a_decimal"],
    ["infinity", "Infinity", "not_a_decimal"],
    ["a currency sign", "$5.00", "not_a_decimal"],
    ["Arabic-Indic digits", "\u0665\u0660", "not_a_decimal"],
    ["full-width digits", "\uff15.\uff10\uff10", "not_a_decimal"],
    ["a superscript digit", "5\u00b2", "not_a_decimal"],
    ["a third decimal", "5.001", "too_many_decimals"],
    ["a float's noise", "0.30000000000000004", "too_many_decimals"],
    ["a sixteenth digit", "10000000000000.00", "too_long"],
    ["a thousand digits", "9".repeat(1_000), "too_long"],
  ])("%s", (_, text, error) => {
    expect(parseMoney(text, "COP")).toEqual({ ok: false, error });
  });

  test("text of more than 40 characters, while 40 are read", () => {
    expect(parseMoney(`5.${"0".repeat(38)}`, "COP")).toEqual({ ok: true, value: money(500n, "COP") });
    expect(parseMoney(`5.${"0".repeat(39)}`, "CLP")).toEqual({ ok: false, error: "too_long" });
  });

  test("a decimal where the currency has none, unless it is a zero", () => {
    expect(parseMoney("990.5", "CLP")).toEqual({ ok: false, error: "too_many_decimals" });
    expect(parseMoney("990.00", "CLP")).toEqual({ ok: true, value: money(990n, "CLP") });
  });

  test.each(currencies)("one digit more than 15 in %s, while 15 are read", (currency) => {
    const whole = 15 - exponentOf(currency);
    expect(parseMoney("9".repeat(whole), currency).ok).toBe(true);
    expect(parseMoney("9".repeat(whole + 1), currency)).toEqual({ ok: false, error: "too_long" });
  });

  test("whatever is sent, nothing is thrown and only plain digits with one point are read", () => {
    const alphabet = fc.constantFrom(...Array.from("0123456789..,-+eE _\n\u0665\uff15"));
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: alphabet, maxLength: 20 }));
    fc.assert(
      fc.property(text, anyCurrency, (candidate, currency) => {
        const parsed = parseMoney(candidate, currency);
        if (!parsed.ok) return;
        expect(candidate).toMatch(/^[0-9]+(\.[0-9]+)?$/);
        expect(parsed.value.minor <= largest).toBe(true);
        expect(stripZeros(formatDecimal(parsed.value))).toBe(stripZeros(candidate));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("an amount fits a gateway's decimals", () => {
  test("exactly when its text needs no more of them", () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, fc.integer({ min: 0, max: 4 }), (minor, currency, decimals) => {
        const needed = stripZeros(writeDecimal(minor, currency)).split(".")[1] ?? "";
        expect(fitsDecimals(money(minor, currency), decimals)).toBe(needed.length <= decimals);
      }),
      { numRuns: 5_000 },
    );
  });

  test("one centavo beside whole pesos does not", () => {
    expect(fitsDecimals(money(125_000_00n, "COP"), 0)).toBe(true);
    expect(fitsDecimals(money(125_000_01n, "COP"), 0)).toBe(false);
    expect(fitsDecimals(money(125_000_99n, "COP"), 0)).toBe(false);
    expect(fitsDecimals(money(125_000_50n, "COP"), 1)).toBe(true);
  });
});

describe("two amounts are the same", () => {
  test("only in the same currency and to the last minor unit", () => {
    const asked = money(500_000n, "COP");
    expect(sameMoney(asked, money(500_000n, "COP"))).toBe(true);
    expect(sameMoney(asked, money(500_001n, "COP"))).toBe(false);
    expect(sameMoney(asked, money(499_999n, "COP"))).toBe(false);
    expect(sameMoney(asked, money(500_000n, "PEN"))).toBe(false);
  });
});

function stripZeros(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}
