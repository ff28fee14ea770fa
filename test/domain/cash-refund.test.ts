import { describe, expect, test } from "vitest";
import {
  decideCashRefund,
  digestOfToken,
  refundLinkState,
  type CashRefundState,
  type RefundLinkState,
} from "../../app/domain/cash-refund.ts";
import { money } from "../../app/domain/money.ts";
import { paidPayments } from "../../app/domain/refund.ts";
import { asked, confirmed, refunded } from "./generate-facts.ts";

const end = new Date("2026-09-04T04:59:00Z");
const before = new Date(end.getTime() - 1);

describe("the link of a refund by hand", () => {
  test.each<[state: CashRefundState, beforeEnd: RefundLinkState, afterEnd: RefundLinkState]>([
    ["open", "ask", "expired"],
    ["filled", "sent", "sent"],
    ["paid", "paid", "paid"],
    ["canceled", "canceled", "canceled"],
    ["expired", "expired", "expired"],
  ])("of one that is %s leads to %s, and from its end on to %s", (state, beforeEnd, afterEnd) => {
    expect(refundLinkState(state, end, before)).toBe(beforeEnd);
    expect(refundLinkState(state, end, end)).toBe(afterEnd);
  });
});

describe("money given back by hand", () => {
  const facts = [confirmed("p1"), confirmed("p2", asked, 2), refunded("p1", "r1", asked)];

  test("is counted against the first payment that has enough left", () => {
    const decided = decideCashRefund(paidPayments(facts, []), asked);
    expect(decided).toMatchObject({ ok: true, value: { gatewayPaymentId: "p2" } });
  });

  test.each([
    ["one centavo more than any payment has left", facts, money(500_001n, "COP"), "more_than_left"],
    ["another currency", facts, money(1n, "PEN"), "other_currency"],
    ["anything of an order nobody paid", [], asked, "not_paid"],
  ] as const)("is refused for %s", (_, told, amount, error) => {
    expect(decideCashRefund(paidPayments(told, []), amount)).toEqual({ ok: false, error });
  });
});

test("what is stored of a token is its SHA-256, told apart from this code (sha256sum)", () => {
  expect(digestOfToken("an-invented-token")).toBe(
    "3c6ffa83211cfc3cd181dfa997adb7ba0360f1b996bd703d7b9729baebd17550",
  );
});
