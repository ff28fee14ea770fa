import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { amountProblem, offersFor, refusalOf, type OfferedMethod } from "../../app/domain/eligibility.ts";
import { money } from "../../app/domain/money.ts";

const efecty: OfferedMethod = {
  method: "efecty",
  country: "CO",
  currency: "COP",
  decimals: 0,
  documents: ["CC", "CE", "NIT"],
  limits: { min: money(500_000n, "COP"), max: money(800_000_000n, "COP") },
};
const exactEfecty: OfferedMethod = { ...efecty, decimals: 2 };
const pagoefectivo: OfferedMethod = {
  method: "pagoefectivo",
  country: "PE",
  currency: "PEN",
  decimals: 2,
  documents: ["DNI", "CE", "RUC"],
  limits: { min: money(100n, "PEN"), max: money(200_000n, "PEN") },
};

describe("offers for a currency", () => {
  test("are those in that currency, in their order", () => {
    expect(offersFor([efecty, pagoefectivo, exactEfecty], "COP")).toEqual([efecty, exactEfecty]);
    expect(offersFor([efecty, pagoefectivo], "PEN")).toEqual([pagoefectivo]);
  });

  test("are none for a currency that nobody offers", () => {
    expect(offersFor([efecty, pagoefectivo], "USD")).toEqual([]);
    expect(refusalOf(offersFor([efecty, pagoefectivo], "USD"), money(100_00n, "USD"))).toBe(
      "currency_not_offered",
    );
  });
});

describe("an amount no gateway can express is refused", () => {
  test("M3: with centavos where only whole pesos are taken", () => {
    expect(refusalOf([efecty], money(125_000_50n, "COP"))).toBe("centavos_not_payable");
    expect(refusalOf([efecty], money(125_000_01n, "COP"))).toBe("centavos_not_payable");
    expect(refusalOf([efecty], money(125_000_00n, "COP"))).toBeNull();
  });

  test("but not while one of the offers takes centavos", () => {
    expect(refusalOf([efecty, exactEfecty], money(125_000_50n, "COP"))).toBeNull();
    expect(refusalOf([pagoefectivo], money(1_25n, "PEN"))).toBeNull();
  });

  test("M3: for whole pesos exactly when the last two digits are not zeros", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), (minor) => {
        const expected = minor.toString().padStart(2, "0").endsWith("00") ? null : "centavos_not_payable";
        expect(refusalOf([efecty], money(minor, "COP"))).toBe(expected);
      }),
    );
  });
});

describe("limits", () => {
  const { min, max } = efecty.limits;

  test("take the smallest and the largest amount themselves", () => {
    expect(amountProblem(min, efecty.limits)).toBeNull();
    expect(amountProblem(max, efecty.limits)).toBeNull();
    expect(amountProblem(min, { min, max: min })).toBeNull();
  });

  test("refuse one minor unit less or more and name the bound that was broken", () => {
    expect(amountProblem(money(min.minor - 1n, "COP"), efecty.limits)).toEqual({
      problem: "amount_too_small",
      bound: min,
    });
    expect(amountProblem(money(max.minor + 1n, "COP"), efecty.limits)).toEqual({
      problem: "amount_too_large",
      bound: max,
    });
  });

  test("take every amount between them and none outside", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n * max.minor), (minor) => {
        const isInside = minor >= min.minor && minor <= max.minor;
        expect(amountProblem(money(minor, "COP"), efecty.limits) === null).toBe(isInside);
      }),
    );
  });
});
