import { describe, expect, test } from "vitest";
import {
  decideLateMoney,
  lateMoneyPolicies,
  wordOfLateMoney,
  type LateMoneyDecision,
  type LateMoneyPolicy,
  type Stock,
} from "../../app/domain/late-money.ts";

type Row = Record<Stock, readonly [whileOrderWaits: LateMoneyDecision, afterClose: LateMoneyDecision]>;

const table: Record<LateMoneyPolicy, Row> = {
  fulfil: { in: ["pay", "fulfil"], out: ["hold", "hold"], unknown: ["pay", "hold"] },
  hold: { in: ["pay", "hold"], out: ["hold", "hold"], unknown: ["pay", "hold"] },
  refund: { in: ["pay", "refund"], out: ["refund", "refund"], unknown: ["pay", "refund"] },
  credit: { in: ["pay", "credit"], out: ["credit", "credit"], unknown: ["pay", "credit"] },
};
const stocks: readonly Stock[] = ["in", "out", "unknown"];

describe.each(lateMoneyPolicies)("late money of a shop whose policy is %s", (policy) => {
  test.each(stocks)("is treated as the table says when stock is %s, before and after closing", (stock) => {
    const decisions = [false, true].map((isClosed) => decideLateMoney({ policy, stock, isClosed }));
    expect(decisions).toEqual(table[policy][stock]);
  });
});

describe("what the shopper is told of late money", () => {
  test.each([
    ["decide_late_money", null, "deciding"],
    ["fulfil_by_hand", null, "fulfil"],
    ["give_credit", null, "credit"],
    ["pay_back_by_hand", null, "refund"],
    ["pay_back_by_hand", "refund", "refund"],
    ["give_credit", "settled", "credit"],
    ["decide_late_money", "fulfil", "fulfil"],
    ["decide_late_money", "refund", "refund"],
    ["decide_late_money", "credit", "credit"],
    ["fulfil_by_hand", "refund", "refund"],
    ["decide_late_money", "settled", null],
    ["refund_excess", null, null],
  ] as const)("follows from the advice %s and the resolution %s", (action, resolution, word) => {
    expect(wordOfLateMoney(action, resolution)).toBe(word);
  });
});
