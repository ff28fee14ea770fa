import fc from "../../support/properties.ts";
import { describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { reduce } from "../../../app/domain/payment-state.ts";
import { statusTable } from "../../../app/gateways/mercado-pago/statuses.ts";
import type { GatewayFact } from "../../../app/ports/gateway.ts";
import { readSample } from "./read-sample.ts";
import { approved, efectyPayment, refundOf } from "./wire-samples.ts";

const id = "5466310457";
const reading = (changes: object) => readSample({ ...efectyPayment, ...changes })?.reading;
const factsOf = (changes: object): readonly GatewayFact[] => {
  const told = reading(changes);
  return told?.meaning === "told" ? told.facts : [];
};

describe("every documented status", () => {
  it.each([
    ["pending", "pending_waiting_payment", "waiting"],
    ["pending", "pending_waiting_transfer", "waiting"],
    ["in_process", "pending_contingency", "waiting"],
    ["in_process", "pending_review_manual", "held"],
    ["in_process", "offline_process", "waiting"],
    ["in_process", "pending_provider_response", "waiting"],
    ["approved", "accredited", "confirmed"],
    ["cancelled", "expired", "expired"],
    ["cancelled", "by_collector", "canceled"],
    ["cancelled", "by_payer", "canceled"],
    ["rejected", "rejected_by_bank", "rejected"],
    ["rejected", "rejected_by_regulations", "rejected"],
    ["rejected", "rejected_high_risk", "rejected"],
    ["rejected", "cc_rejected_other_reason", "rejected"],
    ["authorized", "pending_capture", "unknown"],
    ["in_mediation", "pending", "held"],
    ["charged_back", "in_process", "held"],
    ["charged_back", "reimbursed", "unknown"],
  ])("%s/%s means %s", (status, status_detail, meaning) => {
    const told = reading({ status, status_detail });
    const kinds = told?.meaning === "told" ? told.facts.map((fact) => fact.kind) : [told?.meaning];
    expect(kinds).toEqual([meaning]);
  });
});

describe("a charge-back", () => {
  const settled = { ...approved, status: "charged_back", status_detail: "settled" };

  it("that was settled takes the money back, once, and the payment is told as paid before", () => {
    const [confirmed, reversed, ...more] = factsOf(settled);
    expect(more).toEqual([]);
    expect(confirmed).toMatchObject({ kind: "confirmed", key: `mercado-pago:${id}:confirmed` });
    expect(reversed).toMatchObject({
      kind: "reversed",
      key: `mercado-pago:${id}:reversed:charged_back`,
      amount: money(500_000n, "COP"),
    });
  });

  it("takes only what was not refunded before", () => {
    const refunds = [refundOf(71, 2000, "approved")];
    const facts = factsOf({ ...settled, refunds, transaction_amount_refunded: 2000 });
    expect(facts.find(({ kind }) => kind === "reversed")).toMatchObject({ amount: money(300_000n, "COP") });
  });

  it("leaves the shop with what it kept: nothing", () => {
    const facts = factsOf(settled).map((fact) => ({ ...fact, attempt: 1, source: "poll" as const }));
    const { state, marks, reversedMinor } = reduce(money(500_000n, "COP"), facts);
    expect({ state, marks, reversedMinor }).toEqual({
      state: "paid",
      marks: ["reversed"],
      reversedMinor: 500_000n,
    });
  });
});

describe("words that are not in the table", () => {
  it("change nothing and are handed on for an alert", () => {
    expect(reading({ status: "settled", status_detail: "fully" })).toEqual({
      meaning: "unknown",
      words: "settled/fully",
    });
    expect(reading({ status: "approved", status_detail: "provisional" })?.meaning).toBe("unknown");
    expect(reading({ status: "approved", status_detail: null })?.meaning).toBe("unknown");
    expect(reading({ status: "rejected", status_detail: "accredited" })?.meaning).toBe("unknown");
    expect(reading({ status: "constructor", status_detail: "name" })?.meaning).toBe("unknown");
    expect(reading({ status: "pending", status_detail: "toString" })?.meaning).toBe("unknown");
  });

  it("never become facts, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (status, detail) => {
        const isKnown = Object.hasOwn(statusTable, status) || status === "rejected";
        if (!isKnown) expect(reading({ status, status_detail: detail })?.meaning).toBe("unknown");
      }),
    );
  });
});

describe("a paid voucher", () => {
  it("is one confirmation with the exact amount and the gateway's time", () => {
    expect(factsOf(approved)).toEqual([
      {
        kind: "confirmed",
        key: `mercado-pago:${id}:confirmed`,
        gatewayPaymentId: id,
        amount: money(500_000n, "COP"),
        occurredAt: new Date("2026-05-28T13:00:00Z"),
      },
    ]);
  });

  it("tells what was handed over when that is not what was asked", () => {
    const paid = (total_paid_amount: unknown) =>
      factsOf({
        ...approved,
        transaction_details: { ...efectyPayment.transaction_details, total_paid_amount },
      });
    expect(paid(4900)).toMatchObject([{ amount: money(490_000n, "COP") }]);
    expect(paid(5100)).toMatchObject([{ amount: money(510_000n, "COP") }]);
    expect(paid(0)).toMatchObject([{ amount: money(500_000n, "COP") }]);
    expect(paid(null)).toMatchObject([{ amount: money(500_000n, "COP") }]);
    expect(paid(-1)).toEqual([]);
  });

  it("is still told after the voucher was cancelled or ran out, and money wins", () => {
    const facts = [factsOf({ status: "cancelled", status_detail: "expired" }), factsOf(approved)].flat();
    const known = facts.map((fact) => ({ ...fact, attempt: 1, source: "poll" as const }));
    expect(reduce(money(500_000n, "COP"), known)).toMatchObject({ state: "paid", marks: ["late"] });
  });
});

describe("refunds", () => {
  it("in part are each a fact beside the confirmation", () => {
    const facts = factsOf({
      ...approved,
      status_detail: "partially_refunded",
      transaction_amount_refunded: 3000,
      refunds: [refundOf(71, 1000), refundOf(72, 2000, null)],
    });
    expect(facts).toMatchObject([
      { kind: "confirmed", key: `mercado-pago:${id}:confirmed` },
      {
        kind: "refunded",
        key: `mercado-pago:${id}:refunded:71`,
        eventId: "71",
        amount: money(100_000n, "COP"),
      },
      {
        kind: "refunded",
        key: `mercado-pago:${id}:refunded:72`,
        eventId: "72",
        amount: money(200_000n, "COP"),
      },
    ]);
  });

  it("in full keep the confirmation, so a payment first seen refunded is still one that was paid", () => {
    for (const status_detail of ["refunded", "by_admin"]) {
      const facts = factsOf({
        ...approved,
        status: "refunded",
        status_detail,
        transaction_amount_refunded: 5000,
        refunds: [refundOf(71, 5000)],
      });
      const known = facts.map((fact) => ({ ...fact, attempt: 1, source: "poll" as const }));
      expect(reduce(money(500_000n, "COP"), known).state).toBe("refunded");
    }
  });

  it("that are not done yet or were rejected are no facts", () => {
    const refunds = [refundOf(71, 1000, "in_process"), refundOf(72, 1000, "rejected")];
    expect(factsOf({ ...approved, refunds })).toMatchObject([{ kind: "confirmed" }]);
  });

  it("that do not add up, or say something new, are left to a person", () => {
    const partly = { ...approved, status_detail: "partially_refunded", transaction_amount_refunded: 3000 };
    expect(reading({ ...partly, refunds: [] })?.meaning).toBe("unknown");
    expect(reading({ ...partly, refunds: [refundOf(71, 1000)] })?.meaning).toBe("unknown");
    expect(reading({ ...partly, refunds: [refundOf(71, 3000, "paused")] })?.meaning).toBe("unknown");
    expect(reading({ ...partly, transaction_amount_refunded: null })?.meaning).toBe("unknown");
  });
});

it("the same answer read twice gives the same facts", () => {
  const sample = { ...approved, transaction_amount_refunded: 1000, refunds: [refundOf(71, 1000)] };
  expect(factsOf(sample)).toEqual(factsOf(sample));
});
