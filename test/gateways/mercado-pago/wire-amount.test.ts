import fc from "../../support/properties.ts";
import { describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { jsonWithAmount, readAmount, writeAmount } from "../../../app/gateways/mercado-pago/wire-amount.ts";
import { parseExactJson } from "../../../app/gateways/exact-json.ts";

const longest = 999_999_999_999_999n;

describe("an amount on the wire", () => {
  it("is whole pesos for Colombia and exact soles for Peru", () => {
    expect(writeAmount(money(12_500_000n, "COP"))).toEqual({ ok: true, value: "125000" });
    expect(writeAmount(money(10_000n, "COP"))).toEqual({ ok: true, value: "100" });
    expect(writeAmount(money(1_250n, "PEN"))).toEqual({ ok: true, value: "12.50" });
    expect(writeAmount(money(1_000n, "PEN"))).toEqual({ ok: true, value: "10.00" });
  });

  it("M3: is refused, not rounded, when it has centavos in Colombia", () => {
    expect(writeAmount(money(12_500_050n, "COP"))).toEqual({ ok: false, error: "too_many_decimals" });
    expect(writeAmount(money(12_500_001n, "COP"))).toEqual({ ok: false, error: "too_many_decimals" });
  });

  it("is refused when it is zero, negative or in another currency", () => {
    expect(writeAmount(money(0n, "PEN"))).toEqual({ ok: false, error: "not_positive" });
    expect(writeAmount(money(-500n, "PEN"))).toEqual({ ok: false, error: "not_positive" });
    expect(writeAmount(money(500n, "USD"))).toEqual({ ok: false, error: "currency_not_offered" });
  });

  it("M1: comes back exactly as it went out, through JSON, up to 15 digits", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, longest), fc.constantFrom("COP", "PEN"), (minor, currency) => {
        const amount = money(currency === "COP" ? (minor / 100n) * 100n + 100n : minor, currency);
        if (amount.minor > longest) return;
        const literal = writeAmount(amount);
        if (!literal.ok) throw new Error(literal.error);
        const parsed = parseExactJson(jsonWithAmount("amount", literal.value, { other: 1 }));
        if (!parsed.ok) throw new Error("not JSON");
        const { amount: text } = parsed.value as { amount: string };
        expect(readAmount(text, currency)).toEqual(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read only from a plain decimal of the currency's own digits", () => {
    expect(readAmount("5000.0", "COP")).toEqual(money(500_000n, "COP"));
    expect(readAmount("5000.10", "COP")).toEqual(money(500_010n, "COP"));
    for (const text of ["-1", "1e3", "12.345", "1,000", "", " 1", "NaN", "0x10", "01"]) {
      expect(readAmount(text, "PEN"), text).toBeNull();
    }
  });

  it("stands first in valid JSON, with or without other members", () => {
    expect(jsonWithAmount("amount", "12.50")).toBe('{"amount":12.50}');
    expect(jsonWithAmount("amount", "5", { a: { b: "c" } })).toBe('{"amount":5,"a":{"b":"c"}}');
  });
});
