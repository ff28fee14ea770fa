import { describe, expect, test } from "vitest";
import {
  actNeeded,
  exceptionOf,
  exceptionRules,
  exceptionWords,
  type ExceptionKind,
  type SuggestedAction,
} from "../../app/domain/exception.ts";
import type { Mark } from "../../app/domain/payment-state.ts";

describe("what a person is advised to do", () => {
  test.each<[action: SuggestedAction, when: ExceptionKind[]]>([
    ["accept_or_refund", ["order_changed", "short", "wrong_currency"]],
    ["refund_excess", ["over"]],
    ["refund_second", ["paid_twice"]],
    ["decide_late_money", ["late_money"]],
    ["pay_back_by_hand", ["refund_by_hand"]],
    ["send_refund", ["refunded_in_shop"]],
    ["ask_gateway", ["confirmed_by_hand", "held", "reversed", "unwatched", "voucher_unclear"]],
  ])("is to %s exactly when it is %j", (action, kinds) => {
    const advised = Object.entries(exceptionRules).filter(([, rule]) => rule.suggestedAction === action);
    expect(advised.map(([kind]) => kind).sort()).toEqual(kinds);
  });
});

describe("a decision", () => {
  test.each<ExceptionKind>(["short", "wrong_currency", "late_money", "refunded_in_shop"])(
    "about %s is due within a day: the money is there and the shopper's order is not",
    (kind) => {
      expect(exceptionRules[kind].dueHours).toBe(24);
    },
  );

  test("about anything is due within three days", () => {
    for (const { dueHours } of Object.values(exceptionRules)) {
      expect(dueHours).toBeGreaterThanOrEqual(24);
      expect(dueHours).toBeLessThanOrEqual(72);
    }
  });
});

describe("before an exception can end", () => {
  test.each<[kind: ExceptionKind, act: ReturnType<typeof actNeeded>]>([
    ["short", "accept_or_give_back"],
    ["over", "accept_or_give_back"],
    ["wrong_currency", "accept_or_give_back"],
    ["paid_twice", "give_back"],
  ])("%s needs an act for as long as the payment is marked so", (kind, act) => {
    expect(actNeeded(kind, ["late", kind as Mark])).toBe(act);
    expect(actNeeded(kind, ["late"])).toBeNull();
  });

  test.each<ExceptionKind>([
    "reversed",
    "late_money",
    "held",
    "refund_by_hand",
    "voucher_unclear",
    "unwatched",
  ])("%s needs no more than a person's word", (kind) => {
    expect(actNeeded(kind, ["short", "over", "paid_twice", "reversed", "late"])).toBeNull();
  });
});

test("an exception ends by one of the words that are kept for it", () => {
  expect(exceptionWords).toEqual(["fulfilled", "agreed", "written_off", "cleared", "mistaken"]);
});

test.each<Mark>(["short", "over", "wrong_currency", "paid_twice", "reversed"])(
  "a payment marked %s opens the exception of that name",
  (mark) => {
    expect(exceptionOf(mark)).toBe(mark);
  },
);

test("late money opens none by itself: the shop's policy decides first", () => {
  expect(exceptionOf("late")).toBeNull();
});
