import { describe, expect, it } from "vitest";
import type { Bench } from "./harness.ts";
import { factKinds, kindOf, refundFacts, valueOf } from "./outcome.ts";
import { describePendingRefunds } from "./pending-refunds.ts";
import { openTill } from "./till.ts";

export function describeRefunds(bench: Bench): void {
  const refunding = bench.offers.filter((offer) => offer.refund.ability !== "none");
  describe.each(refunding)("a refund of $method", (offer) => {
    const till = openTill(bench, offer);
    const { full, step, issue, issuePaid, find, refund, complete } = till;

    it("in full is told beside the confirmation, with its exact amount, under the refund's own id", async () => {
      const id = await issuePaid();
      const progress = valueOf(await complete(id, await refund(id)));
      expect(refundFacts({ ok: true, value: progress })).toMatchObject([
        { kind: "confirmed", amount: full },
        { kind: "refunded", gatewayPaymentId: id, amount: full, eventId: progress.refundId },
      ]);
    });

    it("looked up by its id tells the same again, and is not found for another payment", async () => {
      const id = await issuePaid();
      const first = await complete(id, await refund(id));
      const { refundId } = valueOf(first);
      expect(await till.findRefund(id, refundId)).toEqual(first);
      expect(kindOf(await till.findRefund(await issuePaid(), refundId))).not.toBe("ok");
      expect(kindOf(await till.findRefund(id, "999999"))).not.toBe("ok");
    });

    it("whose answer was lost is an unknown outcome, and a repeat never makes a second one", async () => {
      const id = await issuePaid();
      const idempotencyKey = `contract-lost-${id}`;
      bench.sandbox.breakNextWrite("breaks_after");
      expect(kindOf(await refund(id, { idempotencyKey }))).toBe("unknown_outcome");
      const again = await refund(id, { idempotencyKey, isRepeat: true });
      // Found, or still not known: never refused, for it was made.
      expect(["ok", "unknown_outcome"]).toContain(kindOf(again));
      expect(bench.sandbox.refundsOf(id)).toHaveLength(1);
    });

    it("that was never heard of is made by the repeat, once", async () => {
      const id = await issuePaid();
      const idempotencyKey = `contract-unheard-${id}`;
      bench.sandbox.breakNextWrite("breaks_before");
      expect(kindOf(await refund(id, { idempotencyKey }))).toBe("unknown_outcome");
      const again = await complete(id, await refund(id, { idempotencyKey, isRepeat: true }));
      expect(refundFacts(again).map((fact) => fact.kind)).toEqual(["confirmed", "refunded"]);
      expect(bench.sandbox.refundsOf(id)).toHaveLength(1);
    });

    if (offer.refund.ability === "partial") describePartialRefunds(bench, till);
    else {
      it("in part is refused, and nothing is given back", async () => {
        const id = await issuePaid();
        expect(kindOf(await refund(id, { amount: step, isFull: false }))).toBe("refused");
        expect(factKinds(await find(id))).toEqual(["confirmed"]);
      });
    }

    it("of a voucher that nobody paid is not_allowed_in_state, and of one refunded in full is refused", async () => {
      expect(kindOf(await refund(await issue()))).toBe("not_allowed_in_state");
      const id = await issuePaid();
      valueOf(await refund(id));
      expect(["not_allowed_in_state", "amount_refused"]).toContain(kindOf(await refund(id)));
      expect(bench.sandbox.refundsOf(id)).toHaveLength(1);
    });

    if (bench.harness.paysRefundsLater) describePendingRefunds(bench, till);
  });

  describeNoRefunds(bench);
}

function describePartialRefunds(bench: Bench, till: ReturnType<typeof openTill>): void {
  const { full, step, issuePaid, refund, complete } = till;

  it("in parts tells each part under its own key, also two of one amount", async () => {
    const id = await issuePaid();
    const part = { amount: step, isFull: false };
    const first = refundFacts(await complete(id, await refund(id, part)));
    const second = refundFacts(await complete(id, await refund(id, part)));
    const refunds = [...first, ...second].filter((fact) => fact.kind === "refunded");
    expect(new Set(refunds.map((fact) => fact.key)).size).toBe(2);
    expect(bench.sandbox.refundsOf(id)).toHaveLength(2);
  });

  it("in part is not mistaken for an earlier one of the same amount when its answer was lost", async () => {
    const id = await issuePaid();
    const part = { amount: step, isFull: false };
    const { refundId } = valueOf(await refund(id, part));
    const lost = { ...part, idempotencyKey: `contract-part-${id}`, knownRefundIds: [refundId] };
    bench.sandbox.breakNextWrite("breaks_before");
    expect(kindOf(await refund(id, lost))).toBe("unknown_outcome");
    expect(valueOf(await refund(id, { ...lost, isRepeat: true })).refundId).not.toBe(refundId);
    expect(bench.sandbox.refundsOf(id)).toHaveLength(2);
  });

  it("of more than was paid is refused, and nothing is given back", async () => {
    const id = await issuePaid();
    const tooMuch = { ...full, minor: full.minor + step.minor };
    expect(kindOf(await refund(id, { amount: tooMuch }))).toBe("amount_refused");
    expect(bench.sandbox.refundsOf(id)).toHaveLength(0);
  });
}

function describeNoRefunds(bench: Bench): void {
  const silent = bench.offers.filter((offer) => offer.refund.ability === "none");
  describe.each(silent)("a refund of $method", (offer) => {
    const { full, step, issuePaid, find, refund, findRefund } = openTill(bench, offer);

    it("is refused before any call, in full and in part, for the gateway offers none", async () => {
      const id = await issuePaid();
      const before = bench.sandbox.countCalls();
      expect(kindOf(await refund(id, { amount: full }))).toBe("refused");
      expect(kindOf(await refund(id, { amount: step, isFull: false }))).toBe("refused");
      expect(kindOf(await findRefund(id, "1"))).toBe("not_found");
      expect(bench.sandbox.countCalls()).toBe(before);
      expect(factKinds(await find(id))).toEqual(["confirmed"]);
    });
  });
}
