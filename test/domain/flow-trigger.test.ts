import { describe, expect, test } from "vitest";
import { flowNewsOf } from "../../app/domain/flow-trigger.ts";
import type { Fact } from "../../app/domain/fact.ts";
import { reduce } from "../../app/domain/payment-state.ts";
import type { Money } from "../../app/domain/money.ts";

const asked: Money = { minor: 3_890_000n, currency: "COP" };
const base = { attempt: 1, source: "webhook", occurredAt: null, gatewayPaymentId: "7" } as const;
const issued: Fact = { ...base, kind: "voucher_issued", key: "issued" };
const expired: Fact = { ...base, kind: "expired", key: "expired" };
const paid = (amount = asked, gatewayPaymentId = "7"): Fact => ({
  ...{ ...base, kind: "confirmed", key: `paid-${gatewayPaymentId}`, gatewayPaymentId, amount },
});

/** What is told at each step, as recordFacts would tell it. */
function tellAlong(...facts: Fact[]): string[][] {
  const known: Fact[] = [];
  return facts.map((fact) => {
    const before = reduce(asked, known);
    known.push(fact);
    return flowNewsOf(before, reduce(asked, known), [fact]).map(({ trigger, mark }) =>
      mark ? `${trigger}:${mark}` : trigger,
    );
  });
}

describe("what a merchant's workflows hear of", () => {
  test("a number, and its cash, each once", () => {
    expect(tellAlong(issued, paid())).toEqual([["voucher-issued"], ["voucher-paid"]]);
  });

  test("a number that ran out, and cash that came for it afterwards", () => {
    expect(tellAlong(issued, expired, paid())).toEqual([
      ["voucher-issued"],
      ["voucher-expired"],
      ["voucher-paid", "late-money"],
    ]);
  });

  test("what differs, by its name, and nothing of it twice", () => {
    const half = { ...asked, minor: asked.minor / 2n };
    expect(tellAlong(issued, paid(half))).toEqual([["voucher-issued"], ["break-found:short"]]);
    // The same money that came a third time is the same difference.
    expect(tellAlong(issued, paid(), paid(asked, "8"), paid(asked, "9"))).toEqual([
      ["voucher-issued"],
      ["voucher-paid"],
      ["break-found:paid_twice"],
      [],
    ]);
  });

  test("nothing of what changes neither state nor marks", () => {
    const settled: Fact = { ...base, kind: "settled", key: "s", eventId: "s", amount: asked };
    expect(tellAlong(issued, paid(), settled)).toEqual([["voucher-issued"], ["voucher-paid"], []]);
  });
});
