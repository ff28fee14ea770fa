import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { currencies, exponentOf } from "../../app/domain/currency.ts";
import { money } from "../../app/domain/money.ts";
import { formatDeadline, formatDuration, formatMoney } from "../../app/i18n/format.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("money for people", () => {
  it.each([
    [18490000n, "COP", "$ 184.900"],
    [18490050n, "COP", "$ 184.900,50"],
    [100n, "COP", "$ 1"],
    [12990n, "PEN", "S/ 129.90"],
    [123456700n, "PEN", "S/ 1,234,567.00"],
    [5n, "PEN", "S/ 0.05"],
    [1999n, "USD", "US$ 19.99"],
    [990n, "CLP", "CLP 990"],
    [-18490000n, "COP", "-$ 184.900"],
  ] as const)("writes %s minor units of %s as %s", (minor, currency, text) => {
    expect(plain(formatMoney(money(minor, currency)))).toBe(text);
  });

  it("loses nothing: its digits are the exact amount", () => {
    const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.constantFrom(...currencies));
    fc.assert(
      fc.property(amounts, ([minor, currency]) => {
        const text = formatMoney(money(minor, currency));
        const exponent = exponentOf(currency);
        const digits = text.replace(/\D/g, "");
        const hidesCentavos = currency === "COP" && !text.includes(",");
        expect(BigInt(hidesCentavos ? digits + "0".repeat(exponent) : digits)).toBe(minor);
      }),
    );
  });

  it("never breaks between the symbol and the digits", () => {
    expect(formatMoney(money(100n, "COP"))).toBe("$\u00a01");
  });
});

describe("a deadline", () => {
  const evening = new Date("2026-11-28T01:00:00Z");

  it("is told in the shopper's country and names the zone", () => {
    expect(plain(formatDeadline(evening, "CO", "es"))).toBe(
      "viernes, 27 de noviembre, 8:00 p. m. (hora de Colombia)",
    );
    expect(plain(formatDeadline(evening, "PE", "es"))).toMatch(
      /^viernes,? 27 de noviembre,? 8:00 p. m. \(hora de Perú\)$/,
    );
    expect(plain(formatDeadline(evening, "PE", "en"))).toBe("Friday, November 27 at 8:00 PM (Peru time)");
    expect(plain(formatDeadline(evening, "CO", "zh-CN"))).toBe("11月27日星期五 20:00（哥伦比亚时间）");
  });

  it("is never midnight: the end of a day is told as 11:59 p. m. of that day", () => {
    expect(plain(formatDeadline(new Date("2026-11-28T05:00:00Z"), "CO", "es"))).toContain(
      "viernes, 27 de noviembre, 11:59 p. m.",
    );
  });

  it("keeps its clock on one line", () => {
    expect(formatDeadline(evening, "CO", "es")).toContain("8:00\u00a0p.\u00a0m.");
    expect(formatDeadline(evening, "PE", "en")).toContain("8:00\u00a0PM");
  });

  it("is never told later than it is", () => {
    expect(plain(formatDeadline(new Date("2026-11-28T01:59:59.999Z"), "CO", "en"))).toContain("8:59 PM");
  });

  it("keeps its day over the end of a month and on a leap day", () => {
    expect(formatDeadline(new Date("2026-12-01T04:59:00Z"), "CO", "en")).toContain("Monday, November 30");
    expect(formatDeadline(new Date("2028-03-01T03:00:00Z"), "PE", "en")).toContain("Tuesday, February 29");
  });
});

describe("a waiting time", () => {
  it.each([
    [15, "15 minutos"],
    [60, "1 hora"],
    [90, "2 horas"],
    [1440, "1 día"],
    [1500, "2 días"],
    [0, "1 minuto"],
  ])("of %i minutes is told as %s, never shorter than it is", (minutes, text) => {
    expect(formatDuration(minutes, "es")).toBe(text);
  });
});
