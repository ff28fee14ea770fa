import { describe, expect, it } from "vitest";
import { documentRule } from "../../../app/domain/document.ts";
import { exponentOf } from "../../../app/domain/currency.ts";
import { fitsDecimals } from "../../../app/domain/money.ts";
import type { Bench } from "./harness.ts";
import { kindOf, valueOf } from "./outcome.ts";

export function describeOffers(bench: Bench): void {
  describe("what it offers", () => {
    it.each(bench.offers)("$method is described completely, with where and when it was read", (offer) => {
      const { limits, voucherLife, currency, decimals } = offer;
      expect(limits.min.currency).toBe(currency);
      expect(limits.max.currency).toBe(currency);
      expect(limits.min.minor).toBeGreaterThan(0n);
      expect(limits.max.minor).toBeGreaterThan(limits.min.minor);
      expect(decimals).toBeLessThanOrEqual(exponentOf(currency));
      expect(fitsDecimals(limits.min, decimals) && fitsDecimals(limits.max, decimals)).toBe(true);
      expect(voucherLife.minHours).toBeLessThan(voucherLife.maxHours);
      expect(offer.clearing.hours).toBeGreaterThan(0);
      expect(offer.clearing.hours * 60).toBeGreaterThanOrEqual(offer.confirmationMinutes);
      expect(offer.documents.every((type) => documentRule(type, offer.country))).toBe(true);
      for (const { source, checkedOn } of [offer, offer.refund]) {
        expect(source).not.toBe("");
        expect(new Date(`${checkedOn}T00:00:00Z`).toISOString()).toBe(`${checkedOn}T00:00:00.000Z`);
      }
      expect(offer.refund.paidTo === null).toBe(offer.refund.ability === "none");
    });

    it("says how often it may be asked, and where that was read or that it is our own choice", () => {
      const { callsPerMinute, source, checkedOn } = bench.gateway.rateBudget;
      expect(Number.isSafeInteger(callsPerMinute) && callsPerMinute > 0).toBe(true);
      expect(source).not.toBe("");
      expect(new Date(`${checkedOn}T00:00:00Z`).toISOString()).toBe(`${checkedOn}T00:00:00.000Z`);
    });

    it("asks for credentials by distinct names, the sandbox's own fitting their patterns", () => {
      const { credentials } = bench.gateway;
      expect(new Set(credentials.map((field) => field.name)).size).toBe(credentials.length);
      for (const offer of bench.offers) {
        const given = bench.accessOf(offer).credentials;
        for (const field of credentials) {
          const value = given[field.name] ?? "";
          expect(value.length).toBeLessThanOrEqual(field.maxLength);
          if (field.pattern) expect(field.pattern.test(value), field.name).toBe(true);
        }
      }
    });

    it("calls itself by the id it is listed under", () => {
      expect(bench.gateway.id).toBe(bench.harness.definition.id);
      expect(new URL(bench.harness.definition.defaultBaseUrl).protocol).toBe("https:");
    });
  });

  describe("a look at the account", () => {
    it.each(bench.offers)("tells the merchant, the country and today's limits of $method", async (offer) => {
      const check = valueOf(await bench.gateway.checkAccount(bench.accessOf(offer)));
      expect(check.merchantId).not.toBe("");
      expect(check.country).toBe(offer.country);
      const limits = check.limits[offer.method];
      if (bench.harness.lacks?.includes("limits")) expect(limits).toBeUndefined();
      else expect(limits).toMatchObject({ min: { currency: offer.currency } });
    });

    it.each(bench.offers)("refuses credentials of $method with one character changed", async (offer) => {
      const { accountId, credentials } = bench.accessOf(offer);
      const first = bench.gateway.credentials[0]?.name ?? "";
      const changed = { ...credentials, [first]: `${(credentials[first] ?? "").slice(0, -1)}z` };
      const outcome = await bench.gateway.checkAccount({ accountId, credentials: changed });
      expect(kindOf(outcome)).toBe("credentials_refused");
    });
  });
}
