import { describe, expect, it } from "vitest";
import { exponentOf } from "../../../app/domain/currency.ts";
import { money } from "../../../app/domain/money.ts";
import type { Offer, RefundRequest } from "../../../app/ports/gateway.ts";
import type { Bench } from "./harness.ts";
import { factKinds, factsOf, kindOf, valueOf } from "./outcome.ts";

export function describeRefunds(bench: Bench): void {
  describe.each(bench.offers.filter((offer) => offer.refund !== "none"))("a refund of $method", (offer) => {
    const { full, step, issue, issuePaid, find, refund } = openTill(bench, offer);

    it("in full is told beside the confirmation, with its exact amount", async () => {
      const id = await issuePaid();
      expect(factsOf(await refund(id))).toMatchObject([
        { kind: "confirmed", amount: full },
        { kind: "refunded", gatewayPaymentId: id, amount: full },
      ]);
    });

    it("asked for again with the same key gives money back once", async () => {
      const id = await issuePaid();
      const idempotencyKey = `contract-again-${id}`;
      const first = factsOf(await refund(id, { idempotencyKey }));
      expect(factsOf(await refund(id, { idempotencyKey }))).toEqual(first);
      expect(factKinds(await find(id))).toEqual(["confirmed", "refunded"]);
    });

    it("whose answer was lost is an unknown outcome, and a repeat gives nothing more", async () => {
      const id = await issuePaid();
      const idempotencyKey = `contract-lost-${id}`;
      bench.sandbox.breakNextWrite("breaks_after");
      expect(kindOf(await refund(id, { idempotencyKey }))).toBe("unknown_outcome");
      expect(factKinds(await refund(id, { idempotencyKey }))).toEqual(["confirmed", "refunded"]);
    });

    if (offer.refund === "partial") {
      it("in parts tells each part under its own key", async () => {
        const id = await issuePaid();
        await refund(id, { amount: step, isFull: false });
        const facts = factsOf(await refund(id, { amount: step, isFull: false }));
        expect(facts.map((fact) => fact.kind)).toEqual(["confirmed", "refunded", "refunded"]);
        expect(new Set(facts.map((fact) => fact.key)).size).toBe(3);
      });

      it("of more than was paid is refused, and nothing is given back", async () => {
        const id = await issuePaid();
        const tooMuch = money(full.minor + step.minor, offer.currency);
        expect(kindOf(await refund(id, { amount: tooMuch }))).toBe("amount_refused");
        expect(factKinds(await find(id))).toEqual(["confirmed"]);
      });
    } else {
      it("in part is refused, and nothing is given back", async () => {
        const id = await issuePaid();
        expect(kindOf(await refund(id, { amount: step, isFull: false }))).toBe("refused");
        expect(factKinds(await find(id))).toEqual(["confirmed"]);
      });
    }

    it("of a voucher that nobody paid, or twice in full, is not_allowed_in_state", async () => {
      expect(kindOf(await refund(await issue()))).toBe("not_allowed_in_state");
      const id = await issuePaid();
      valueOf(await refund(id));
      expect(kindOf(await refund(id))).toBe("not_allowed_in_state");
    });
  });

  describeNoRefunds(bench);
}

function describeNoRefunds(bench: Bench): void {
  describe.each(bench.offers.filter((offer) => offer.refund === "none"))("a refund of $method", (offer) => {
    const { full, step, issuePaid, find, refund } = openTill(bench, offer);

    it("is refused before any call, in full and in part, for the gateway offers none", async () => {
      const id = await issuePaid();
      const before = bench.sandbox.countCalls();
      expect(kindOf(await refund(id, { amount: full }))).toBe("refused");
      expect(kindOf(await refund(id, { amount: step, isFull: false }))).toBe("refused");
      expect(bench.sandbox.countCalls()).toBe(before);
      expect(factKinds(await find(id))).toEqual(["confirmed"]);
    });
  });
}

/** What the refund tests of one offer work with; each refund has a new key unless it brings its own. */
function openTill(bench: Bench, offer: Offer) {
  let serial = 0;
  const full = offer.limits.min;
  const issue = async () => {
    const issued = await bench.gateway.issueVoucher(bench.accessOf(offer), bench.newRequest(offer));
    return valueOf(issued).gatewayPaymentId;
  };
  return {
    full,
    step: money(10n ** BigInt(exponentOf(offer.currency) - offer.decimals), offer.currency),
    issue,
    issuePaid: async () => {
      const id = await issue();
      bench.sandbox.pay(id);
      return id;
    },
    find: (gatewayPaymentId: string) =>
      bench.gateway.findPayment(bench.accessOf(offer), { gatewayPaymentId }),
    refund: (gatewayPaymentId: string, changes: Partial<RefundRequest> = {}) => {
      serial += 1;
      const idempotencyKey = `contract-refund-${offer.method}-${process.pid}-${serial}`;
      const request = { idempotencyKey, gatewayPaymentId, amount: full, isFull: true, ...changes };
      return bench.gateway.refund(bench.accessOf(offer), request);
    },
  };
}
