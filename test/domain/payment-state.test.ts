import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../app/domain/fact.ts";
import { money } from "../../app/domain/money.ts";
import { reduce, type Mark, type PaymentState, type Reduction } from "../../app/domain/payment-state.ts";
import {
  anyFact,
  anyUnpaidFact,
  asked,
  confirmed,
  ended,
  issued,
  refunded,
  someFacts,
} from "./generate-facts.ts";

/** Facts that can settle what a person was asked to look at. */
const settling: readonly Fact["kind"][] = [
  ...(["refunded", "refunded_by_hand", "credited", "reversed", "accepted"] as const),
];
const moneyRank: Partial<Record<PaymentState, number>> = { paid: 1, partially_refunded: 2, refunded: 3 };

describe("without money", () => {
  test.each<[Fact[], PaymentState]>([
    [[], "started"],
    [[issued(1, "p1")], "awaiting_payment"],
    [[ended("voucher_refused", 1)], "failed"],
    [[issued(1, "p1"), ended("rejected", 1)], "failed"],
    [[issued(1, "p1"), ended("canceled", 1)], "canceled"],
    [[issued(1, "p1"), ended("expired", 1)], "expired"],
    [[issued(1, "p1"), ended("rejected", 1), ended("canceled", 1)], "canceled"],
    [[issued(1, "p1"), ended("canceled", 1), ended("expired", 1)], "expired"],
  ])("%# the highest ending of the voucher wins", (facts, state) => {
    expect(stateOf(facts)).toBe(state);
  });

  test.each(["voucher_refused", "rejected", "canceled", "expired"] as const)(
    "a new voucher reopens a payment whose last one was %s",
    (kind) => {
      const first = [issued(1, "p1"), ended(kind, 1)];
      expect(stateOf([...first, issued(2, "p2")])).toBe("awaiting_payment");
      expect(stateOf([...first, issued(2, "p2"), ended("expired", 2)])).toBe("expired");
      expect(stateOf([...first, ended("voucher_refused", 2)])).toBe("failed");
    },
  );

  test("what an older voucher still tells never closes the newer one", () => {
    fc.assert(
      fc.property(fc.subarray(["expired", "canceled", "rejected", "voucher_refused"] as const), (kinds) => {
        expect(stateOf([issued(2, "p2"), ...kinds.map((kind) => ended(kind, 1))])).toBe("awaiting_payment");
      }),
    );
  });
});

describe("a person is asked to look", () => {
  test.each<[what: string, facts: Fact[], state: PaymentState, marks: Mark[]]>([
    ["at nothing when all is as asked", [issued(1, "p1"), confirmed("p1")], "paid", []],
    [
      "at one minor unit too little",
      [issued(1, "p1"), confirmed("p1", money(499_999n, "COP"))],
      "awaiting_payment",
      ["short"],
    ],
    [
      "at one minor unit too much",
      [issued(1, "p1"), confirmed("p1", money(500_001n, "COP"))],
      "paid",
      ["over"],
    ],
    [
      "at another currency",
      [issued(1, "p1"), confirmed("p1", money(500_000n, "PEN"))],
      "awaiting_payment",
      ["wrong_currency"],
    ],
    ["at two payments", [issued(1, "p1"), confirmed("p1"), confirmed("p2")], "paid", ["paid_twice"]],
    ["at two vouchers, each paid", [confirmed("p1"), confirmed("p2", asked, 2)], "paid", ["paid_twice"]],
    [
      "at two halves",
      [confirmed("p1", money(250_000n, "COP")), confirmed("p2", money(250_000n, "COP"))],
      "paid",
      ["paid_twice", "short"],
    ],
    ["at money after the end", [issued(1, "p1"), ended("expired", 1), confirmed("p1")], "paid", ["late"]],
    [
      "at money after a cancellation",
      [issued(1, "p1"), ended("canceled", 1), confirmed("p1")],
      "paid",
      ["late"],
    ],
    [
      "at money after a rejection",
      [issued(1, "p1"), ended("rejected", 1), confirmed("p1")],
      "paid",
      ["late"],
    ],
    [
      "at money for the voucher before the last",
      [issued(1, "p1"), ended("expired", 1), issued(2, "p2"), confirmed("p1")],
      "paid",
      ["late"],
    ],
    [
      "at nothing when only the voucher before ran out",
      [ended("expired", 1), issued(2, "p2"), confirmed("p2", asked, 2)],
      "paid",
      [],
    ],
    [
      "at too little that also came late",
      [ended("expired", 1), confirmed("p1", money(1n, "COP"))],
      "expired",
      ["late", "short"],
    ],
  ])("%s", (_, facts, state, marks) => {
    expect(reduce(asked, facts)).toMatchObject({ state, marks });
  });

  test("until money went back or the merchant took what came: no other fact takes a mark away", () => {
    fc.assert(
      fc.property(someFacts(8), anyFact, (facts, another) => {
        if (settling.includes(another.kind)) return;
        expect(reduce(asked, withFact(facts, another)).marks).toEqual(
          expect.arrayContaining([...reduce(asked, facts).marks]),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test("whenever the sum confirmed differs from the sum asked, and nothing went back or was taken", () => {
    fc.assert(
      fc.property(someFacts(8), (facts) => {
        if (facts.some(({ kind }) => settling.includes(kind))) return;
        const { confirmedMinor, marks } = reduce(asked, facts);
        if (confirmedMinor !== 0n && confirmedMinor !== asked.minor) expect(marks).not.toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("money", () => {
  test("once there is never taken back by any other fact", () => {
    fc.assert(
      fc.property(someFacts(8), anyFact, (facts, another) => {
        if (!isMoney(reduce(asked, facts))) return;
        expect(isMoney(reduce(asked, withFact(facts, another)))).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  test("is outranked by no unpaid ending and no new voucher, of any attempt", () => {
    fc.assert(
      fc.property(someFacts(8), anyUnpaidFact, (facts, unpaid) => {
        const before = reduce(asked, facts);
        if (isMoney(before)) expect(reduce(asked, withFact(facts, unpaid)).state).toBe(before.state);
      }),
      { numRuns: 10_000 },
    );
  });

  test("is never ranked lower by a fact, unless that fact is more money to give back", () => {
    fc.assert(
      fc.property(someFacts(8), anyFact, (facts, another) => {
        if (another.kind === "confirmed") return;
        const before = moneyRank[reduce(asked, facts).state] ?? 0;
        expect(moneyRank[reduce(asked, withFact(facts, another)).state] ?? 0).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 5_000 },
    );
  });

  test("is paid exactly when as much as asked was confirmed in the asked currency, or the merchant takes what came", () => {
    fc.assert(
      fc.property(someFacts(8), (facts) => {
        const confirmedMinor = facts.reduce(
          (sum, fact) =>
            fact.kind === "confirmed" && fact.amount.currency === "COP" ? sum + fact.amount.minor : sum,
          0n,
        );
        expect(reduce(asked, facts).confirmedMinor).toBe(confirmedMinor);
        const has = (kind: Fact["kind"]): boolean => facts.some((fact) => fact.kind === kind);
        const isTaken = has("accepted") && has("confirmed");
        expect(isMoney(reduce(asked, facts))).toBe(confirmedMinor >= asked.minor || isTaken);
      }),
      { numRuns: 5_000 },
    );
  });

  test("given back in part and in full has states of its own", () => {
    const paid = [issued(1, "p1"), confirmed("p1")];
    const part = refunded("p1", "r1", money(1n, "COP"));
    const rest = refunded("p1", "r2", money(499_999n, "COP"));
    expect(stateOf(paid)).toBe("paid");
    expect(stateOf([...paid, part])).toBe("partially_refunded");
    expect(stateOf([...paid, part, rest])).toBe("refunded");
    expect(reduce(asked, [...paid, part, rest]).refundedMinor).toBe(500_000n);
  });

  test("given back in another currency is not counted", () => {
    const facts = [confirmed("p1"), refunded("p1", "r1", money(500_000n, "PEN"))];
    expect(reduce(asked, facts)).toMatchObject({ state: "paid", refundedMinor: 0n });
  });

  test("heard of only through its refund waits for the confirmation", () => {
    const refund = refunded("p1", "r1", asked);
    expect(stateOf([refund])).toBe("started");
    expect(stateOf([issued(1, "p1"), refund])).toBe("awaiting_payment");
    expect(stateOf([issued(1, "p1"), refund, confirmed("p1")])).toBe("refunded");
  });
});

function stateOf(facts: Fact[]): PaymentState {
  return reduce(asked, facts).state;
}

function isMoney({ state }: Reduction): boolean {
  return moneyRank[state] !== undefined;
}

/** Adds a fact that is not yet known: a repeat changes nothing and is tested above. */
function withFact(facts: Fact[], another: Fact): Fact[] {
  return facts.some(({ key }) => key === another.key) ? facts : [...facts, another];
}
