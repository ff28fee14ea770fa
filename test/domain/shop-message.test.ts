import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { Mark, PaymentState } from "../../app/domain/payment-state.ts";
import {
  decideShopMessage,
  type ShopDecision,
  type ShopView,
  type Told,
} from "../../app/domain/shop-message.ts";

const hour = 3_600_000;
const closesAt = new Date("2026-09-08T05:00:00Z");
const before = new Date(closesAt.getTime() - 1);
const after = closesAt;

const nothing: ShopDecision = { act: "nothing" };
const pending: ShopDecision = { act: "tell", verb: "pending" };
const resolve: ShopDecision = { act: "tell", verb: "resolve" };
const reject: ShopDecision = { act: "tell", verb: "reject" };
const wait: ShopDecision = { act: "wait", until: closesAt };
const late: ShopDecision = { act: "hold", why: "paid_after_close" };
const difference: ShopDecision = { act: "hold", why: "difference" };

type Row = Record<Told, readonly [beforeGrace: ShopDecision, afterGrace: ShopDecision]>;

const paidRow: Row = {
  none: [resolve, resolve],
  pending: [resolve, resolve],
  paid: [nothing, nothing],
  closed: [late, late],
};
const endedRow: Row = {
  none: [nothing, nothing],
  pending: [wait, reject],
  paid: [nothing, nothing],
  closed: [nothing, nothing],
};

/** What the shop hears of a payment whose amounts are as asked. */
const table: Record<PaymentState, Row> = {
  started: {
    none: [nothing, nothing],
    pending: [nothing, nothing],
    paid: [nothing, nothing],
    closed: [nothing, nothing],
  },
  awaiting_payment: {
    none: [pending, pending],
    pending: [nothing, nothing],
    paid: [nothing, nothing],
    closed: [nothing, nothing],
  },
  failed: endedRow,
  canceled: endedRow,
  expired: endedRow,
  paid: paidRow,
  partially_refunded: paidRow,
  refunded: paidRow,
};

const states = Object.keys(table) as PaymentState[];
const allTold: Told[] = ["none", "pending", "paid", "closed"];
const allMarks: Mark[] = ["late", "short", "over", "wrong_currency", "paid_twice", "reversed"];
const markSets = subsetsOf(allMarks);
const isDifference = (marks: readonly Mark[], told: Told) =>
  marks.some(
    (mark) => ["short", "over", "wrong_currency"].includes(mark) || (mark === "reversed" && told !== "paid"),
  );

describe.each(states)("of a payment that is %s", (state) => {
  test.each(allTold)(
    "a shop that was told %s hears exactly what the table says, whatever harmless marks there are",
    (told) => {
      for (const marks of markSets.filter((set) => !isDifference(set, told))) {
        const view: ShopView = { state, told, marks, graceEndsAt: closesAt, unusedUntil: null };
        expect(decideShopMessage(view, before), `before, ${marks.join()}`).toEqual(table[state][told][0]);
        expect(decideShopMessage(view, after), `after, ${marks.join()}`).toEqual(table[state][told][1]);
      }
    },
  );

  test.each(allTold)(
    "with a wrong amount a shop that was told %s hears of no end: a person decides",
    (told) => {
      for (const marks of markSets.filter((set) => isDifference(set, told))) {
        for (const now of [before, after]) {
          const decision = decideShopMessage(
            { state, told, marks, graceEndsAt: closesAt, unusedUntil: null },
            now,
          );
          expect(decision, marks.join()).toEqual(told === "none" ? pending : difference);
        }
      }
    },
  );

  test("without a voucher ever made, a shop is never told that money is pending for a wrong amount", () => {
    for (const marks of markSets.filter((set) => isDifference(set, "none"))) {
      expect(
        decideShopMessage({ state, told: "none", marks, graceEndsAt: null, unusedUntil: null }, after),
      ).toEqual(difference);
    }
  });
});

describe("the moment of closing", () => {
  test("is the end of the gateway's grace, to the millisecond", () => {
    const view: ShopView = {
      state: "expired",
      told: "pending",
      marks: [],
      graceEndsAt: closesAt,
      unusedUntil: null,
    };
    expect(decideShopMessage(view, before)).toEqual({ act: "wait", until: closesAt });
    expect(decideShopMessage(view, closesAt)).toEqual(reject);
  });

  test("never comes for a payment that had no number, of which the shop was told nothing", () => {
    const view: ShopView = { state: "failed", told: "none", marks: [], graceEndsAt: null, unusedUntil: null };
    expect(decideShopMessage(view, after)).toEqual(nothing);
  });
});

describe("an order that stands from the start", () => {
  const view = { marks: [], graceEndsAt: null, unusedUntil: closesAt };

  test.each(["started", "failed", "canceled", "expired"] as const)(
    "waits for its money from the start, and is closed when nobody asked for a number (%s)",
    (state) => {
      expect(decideShopMessage({ ...view, state, told: "none" }, before)).toEqual(pending);
      expect(decideShopMessage({ ...view, state, told: "pending" }, before)).toEqual({
        act: "wait",
        until: closesAt,
      });
      expect(decideShopMessage({ ...view, state, told: "pending" }, closesAt)).toEqual(reject);
    },
  );

  test("is not closed for want of a number while one can still bring money", () => {
    const graceEndsAt = new Date(closesAt.getTime() + hour);
    const decision = decideShopMessage({ ...view, state: "expired", told: "pending", graceEndsAt }, closesAt);
    expect(decision).toEqual({ act: "wait", until: graceEndsAt });
  });
});

describe("over a payment's whole life", () => {
  const anyMoment = fc
    .integer({ min: -72 * hour, max: 240 * hour })
    .map((ms) => new Date(closesAt.getTime() + ms));
  const anyStep = fc.record({
    state: fc.constantFrom(...states),
    marks: fc.subarray(allMarks),
    now: anyMoment,
  });
  const anyGraceEnd = fc.option(fc.constant(closesAt));

  test("R8: a shop is told paid or closed once, and never the opposite after it", () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { minLength: 2, maxLength: 30 }),
        anyGraceEnd,
        anyGraceEnd,
        (steps, graceEndsAt, unusedUntil) => {
          const finals: string[] = [];
          let told: Told = "none";
          for (const { state, marks, now } of steps) {
            const decision = decideShopMessage({ state, marks, told, graceEndsAt, unusedUntil }, now);
            if (decision.act !== "tell") continue;
            expect(["paid", "closed"]).not.toContain(told);
            if (decision.verb !== "pending") finals.push(decision.verb);
            told = decision.verb === "pending" ? "pending" : decision.verb === "resolve" ? "paid" : "closed";
          }
          expect(finals.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("a shop is never told closed before the grace is over, nor without having been told pending", () => {
    fc.assert(
      fc.property(
        anyStep,
        fc.constantFrom(...allTold),
        anyGraceEnd,
        anyGraceEnd,
        ({ now, ...step }, told, graceEndsAt, unusedUntil) => {
          const decision = decideShopMessage({ ...step, told, graceEndsAt, unusedUntil }, now);
          if (decision.act === "wait") expect(decision.until.getTime()).toBeGreaterThan(now.getTime());
          if (decision.act !== "tell" || decision.verb !== "reject") return;
          expect(told).toBe("pending");
          expect(now.getTime()).toBeGreaterThanOrEqual((graceEndsAt ?? unusedUntil)!.getTime());
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("a shop is told paid only of money, and only of the amount asked", () => {
    fc.assert(
      fc.property(
        anyStep,
        fc.constantFrom(...allTold),
        anyGraceEnd,
        anyGraceEnd,
        ({ now, ...step }, told, graceEndsAt, unusedUntil) => {
          const decision = decideShopMessage({ ...step, told, graceEndsAt, unusedUntil }, now);
          if (decision.act !== "tell" || decision.verb !== "resolve") return;
          expect(["paid", "partially_refunded", "refunded"]).toContain(step.state);
          expect(isDifference(step.marks, told)).toBe(false);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
}
