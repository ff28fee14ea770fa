import { describe, expect, it } from "vitest";
import { exponentOf } from "../../../app/domain/currency.ts";
import { money } from "../../../app/domain/money.ts";
import type { Bench } from "./harness.ts";
import { kindOf, valueOf } from "./outcome.ts";

export function describeIssuing(bench: Bench): void {
  describe.each(bench.offers)("a voucher of $method", (offer) => {
    const issue = (request: ReturnType<Bench["newRequest"]>) =>
      bench.gateway.issueVoucher(bench.accessOf(offer), request);

    it("has a reference, the deadline, the exact amount and our own reference, and waits for money", async () => {
      const request = bench.newRequest(offer);
      const issued = valueOf(await issue(request));
      expect(issued.voucher.reference).toMatch(/^\d{6,}$/);
      if (bench.harness.lacks?.includes("deadline")) {
        const { minHours, maxHours } = offer.voucherLife;
        const hours = (issued.voucher.expiresAt.getTime() - Date.now()) / 3_600_000;
        expect(hours).toBeGreaterThan(minHours - 1);
        expect(hours).toBeLessThan(maxHours);
      } else expect(issued.voucher.expiresAt).toEqual(request.expiresAt);
      expect(issued).toMatchObject({
        amount: request.amount,
        externalReference: request.externalReference,
        reading: { meaning: "waiting" },
      });
    });

    const recovers = bench.recoversLostVouchers;
    if (recovers)
      it("is one voucher when the same request is made again, later or at once", async () => {
        const request = bench.newRequest(offer);
        const first = valueOf(await issue(request));
        const again = await Promise.all(Array.from({ length: 5 }, () => issue(request)));
        for (const outcome of again) expect(valueOf(outcome).gatewayPaymentId).toBe(first.gatewayPaymentId);
        expect(bench.sandbox.countPayments(request.externalReference)).toBe(1);
      });

    if (recovers)
      it("is a conflict, and no second voucher, when another request carries its key", async () => {
        const request = bench.newRequest(offer);
        valueOf(await issue(request));
        expect(kindOf(await issue({ ...request, amount: offer.limits.max }))).toBe("conflict");
        expect(bench.sandbox.countPayments(request.externalReference)).toBe(1);
      });

    it("is made at both limits and refused one step beyond either", async () => {
      const step = 10n ** BigInt(exponentOf(offer.currency) - offer.decimals);
      const issueFor = async (minor: bigint) =>
        kindOf(await issue(bench.newRequest(offer, { amount: money(minor, offer.currency) })));
      expect(await issueFor(offer.limits.min.minor)).toBe("ok");
      expect(await issueFor(offer.limits.max.minor)).toBe("ok");
      expect(await issueFor(offer.limits.min.minor - step)).toBe("amount_refused");
      expect(await issueFor(offer.limits.max.minor + step)).toBe("amount_refused");
    });

    it("M3: is never asked for an amount that the gateway cannot express", async () => {
      const before = bench.sandbox.countCalls();
      const tooFine = bench.offers.filter((other) => other.decimals < exponentOf(other.currency));
      for (const { currency, limits } of tooFine) {
        const amount = money(limits.min.minor + 1n, currency);
        expect(kindOf(await issue(bench.newRequest(offer, { amount })))).toBe("amount_refused");
      }
      expect(kindOf(await issue(bench.newRequest(offer, { amount: money(10_000n, "USD") })))).toBe(
        "amount_refused",
      );
      expect(bench.sandbox.countCalls()).toBe(before);
    });
  });

  describeLookUps(bench);
  describeRefusals(bench);
}

function describeRefusals(bench: Bench): void {
  describe("a documented refusal", () => {
    it.each(bench.harness.refusals)("because of $because is $kind", async ({ changes, kind }) => {
      const offer = bench.offers.find((one) => one.method === changes.method) ?? bench.offers[0];
      if (!offer) throw new Error("a gateway must offer something");
      const request = bench.newRequest(offer, changes);
      expect(kindOf(await bench.gateway.issueVoucher(bench.accessOf(offer), request))).toBe(kind);
      expect(bench.sandbox.countPayments(request.externalReference)).toBe(0);
    });
  });
}

function describeLookUps(bench: Bench): void {
  describe.each(bench.offers)("a voucher of $method", (offer) => {
    const issue = (request: ReturnType<Bench["newRequest"]>) =>
      bench.gateway.issueVoucher(bench.accessOf(offer), request);
    const otherAccess = () => bench.sandbox.accessFor(offer.country === "CO" ? "PE" : "CO");

    it("is found by its id, and by nobody else's account", async () => {
      const { gatewayPaymentId } = valueOf(await issue(bench.newRequest(offer)));
      const found = valueOf(await bench.gateway.findPayment(bench.accessOf(offer), { gatewayPaymentId }));
      expect(found.gatewayPaymentId).toBe(gatewayPaymentId);
      expect(kindOf(await bench.gateway.findPayment(otherAccess(), { gatewayPaymentId }))).toBe("not_found");
    });

    if (bench.recoversLostVouchers)
      it("is found by our reference, and by nobody else's account", async () => {
        const request = bench.newRequest(offer);
        const { gatewayPaymentId } = valueOf(await issue(request));
        const { externalReference } = request;
        const access = bench.accessOf(offer);
        const byId = valueOf(await bench.gateway.findPayment(access, { gatewayPaymentId }));
        expect(valueOf(await bench.gateway.findPayment(access, { externalReference }))).toEqual(byId);
        expect(kindOf(await bench.gateway.findPayment(otherAccess(), { externalReference }))).toBe(
          "not_found",
        );
      });
  });
}
