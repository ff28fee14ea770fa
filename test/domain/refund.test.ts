import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../app/domain/fact.ts";
import { money, type Money } from "../../app/domain/money.ts";
import {
  allLeft,
  decideRefund,
  excessOf,
  inRefundOrder,
  keptPayment,
  paidPayments,
  refusalByHand,
  secondPayment,
  type MoneyOut,
  type RefundAbility,
} from "../../app/domain/refund.ts";
import { asked, confirmed, moved, refunded } from "./generate-facts.ts";

const cop = (minor: bigint): Money => money(minor, "COP");
const partial: RefundAbility = { ability: "partial", windowDays: 180 };
const fullOnly: RefundAbility = { ability: "full_only", windowDays: 90 };
const none: RefundAbility = { ability: "none", windowDays: null };
const paidAt = new Date("2026-06-01T12:00:00Z");
const later = (days: number): Date => new Date(paidAt.getTime() + days * 86_400_000);
const cash: Fact = { ...confirmed("p1"), occurredAt: paidAt };

interface Case {
  readonly name: string;
  readonly facts?: readonly Fact[];
  readonly out?: readonly MoneyOut[];
  readonly ability: RefundAbility;
  readonly amount: Money;
  readonly days?: number;
  readonly says: string;
}

const half = cop(250_000n);
const goneHalf = [cash, refunded("p1", "r1", half)];
const outHalf = [{ gatewayPaymentId: "p1", amount: half }];

const cases: readonly Case[] = [
  { name: "all of it", ability: partial, amount: asked, says: "full" },
  { name: "a part of it", ability: partial, amount: half, says: "part" },
  { name: "all, where only all goes", ability: fullOnly, amount: asked, says: "full" },
  { name: "a part, where only all goes", ability: fullOnly, amount: half, says: "full_refund_only" },
  { name: "anything, where nothing goes", ability: none, amount: asked, says: "refund_not_offered" },
  { name: "another currency", ability: partial, amount: money(1n, "PEN"), says: "other_currency" },
  { name: "one centavo too much", ability: partial, amount: cop(500_001n), says: "more_than_left" },
  { name: "nothing", ability: partial, amount: cop(0n), says: "more_than_left" },
  { name: "the rest after a part", facts: goneHalf, ability: partial, amount: half, says: "part" },
  {
    name: "more than the rest",
    facts: goneHalf,
    ability: partial,
    amount: cop(250_001n),
    says: "more_than_left",
  },
  { name: "the rest while a part is under way", out: outHalf, ability: partial, amount: half, says: "part" },
  {
    name: "all while a part is under way",
    out: outHalf,
    ability: partial,
    amount: asked,
    says: "refund_under_way",
  },
  {
    name: "all again while all is under way",
    out: [{ gatewayPaymentId: "p1", amount: asked }],
    ability: fullOnly,
    amount: asked,
    says: "refund_under_way",
  },
  { name: "on the last day", ability: fullOnly, amount: asked, days: 90, says: "full" },
  { name: "after the last day", ability: fullOnly, amount: asked, days: 90.001, says: "refund_window_over" },
  { name: "after 180 days", ability: partial, amount: asked, days: 181, says: "refund_window_over" },
  {
    name: "years later, where no last day is known",
    ability: { ability: "partial", windowDays: null },
    amount: asked,
    days: 5000,
    says: "full",
  },
  {
    name: "an unknown day of payment, which the gateway must judge",
    facts: [confirmed("p1")],
    ability: fullOnly,
    amount: asked,
    days: 5000,
    says: "full",
  },
];

describe("a refund of a payment of COP 5,000:", () => {
  test.each(cases)("$name → $says", ({ facts = [cash], out = [], ability, amount, days = 1, says }) => {
    const [paid] = paidPayments(facts, out);
    if (!paid) throw new Error("nothing was paid");
    const decision = decideRefund(paid, ability, amount, later(days));
    const said = decision.ok ? (decision.value.isFull ? "full" : "part") : decision.error;
    expect(said).toBe(says);
  });
});

describe("what is left of a payment", () => {
  test.each(["refunded", "refunded_by_hand", "credited", "reversed"] as const)(
    "is less what was %s",
    (kind) => {
      const gone = kind === "refunded" ? refunded("p1", "r1", half) : moved(kind, "p1", half);
      expect(paidPayments([cash, gone], [])).toMatchObject([{ leftMinor: 250_000n }]);
    },
  );

  test("is counted for each payment by itself, and is never below zero", () => {
    const facts = [
      cash,
      confirmed("p2", asked, 2),
      refunded("p2", "r1", asked, 2),
      moved("reversed", "p1", cop(600_000n)),
    ];
    expect(paidPayments(facts, [])).toMatchObject([{ leftMinor: 0n }, { leftMinor: 0n, attempt: 2 }]);
  });

  test("a settlement takes nothing away", () => {
    expect(paidPayments([cash, moved("settled", "p1", asked)], [])).toMatchObject([{ leftMinor: 500_000n }]);
  });
});

describe("of several payments", () => {
  const short = confirmed("p1", cop(499_900n));
  const right = confirmed("p2", asked, 2);

  test("the first of the right amount stands for the order and is refunded first", () => {
    const twice = paidPayments([cash, confirmed("p2", asked, 2)], []);
    expect(keptPayment(asked, twice)?.gatewayPaymentId).toBe("p1");
    const mixed = paidPayments([short, right], []);
    expect(inRefundOrder(asked, mixed).map(({ gatewayPaymentId }) => gatewayPaymentId)).toEqual(["p2", "p1"]);
    expect(keptPayment(asked, paidPayments([short], []))?.gatewayPaymentId).toBe("p1");
    expect(inRefundOrder(asked, [])).toEqual([]);
  });

  test("the excess is what is kept above the asked amount, out of the payment that was too much", () => {
    const over = confirmed("p1", cop(500_100n));
    expect(excessOf(asked, paidPayments([over], []))).toMatchObject({ amount: cop(100n) });
    expect(excessOf(asked, paidPayments([over, refunded("p1", "r1", cop(60n))], []))?.amount).toEqual(
      cop(40n),
    );
    const out = [{ gatewayPaymentId: "p1", amount: cop(100n) }];
    expect(excessOf(asked, paidPayments([over], out))).toBeNull();
    expect(excessOf(asked, paidPayments([cash], []))).toBeNull();
    expect(excessOf(asked, paidPayments([cash, right], []))).toBeNull();
  });
});

describe("what was paid a second time", () => {
  const one = confirmed("p1");
  const other = confirmed("p2");
  const secondOf = (facts: readonly Fact[], isBeaten: boolean, out: readonly MoneyOut[] = []) =>
    secondPayment(asked, paidPayments(facts, out), isBeaten)?.gatewayPaymentId;

  test("is the other one than that which stands for the order, whichever came first", () => {
    expect(secondOf([one, other], false)).toBe("p2");
    expect(secondOf([confirmed("p1", cop(1n)), other], false)).toBe("p1");
    expect(secondOf([one], false)).toBeUndefined();
    expect(secondOf([], false)).toBeUndefined();
  });

  test("is all of it when another attempt won the order, one after the other", () => {
    expect(secondOf([one], true)).toBe("p1");
    expect(secondOf([one, refunded("p1", "r1", asked), other], true)).toBe("p2");
    expect(secondOf([], true)).toBeUndefined();
  });

  test("is nothing once it went back, or is on its way", () => {
    expect(secondOf([one, other, refunded("p2", "r1", asked)], false)).toBeUndefined();
    expect(secondOf([one, other], false, [{ gatewayPaymentId: "p2", amount: asked }])).toBeUndefined();
    expect(secondOf([one, other, refunded("p2", "r1", half)], false)).toBe("p2");
  });
});

describe("what is left", () => {
  const soles = confirmed("p3", money(900_000n, "PEN"), 3);

  test("of a payment is its own: what went back of another takes nothing from it", () => {
    const facts = [
      cash,
      confirmed("p2", asked, 2),
      refunded("p2", "r1", half, 2),
      moved("settled", "p1", asked),
    ];
    expect(paidPayments(facts, []).map(allLeft)).toEqual([asked, half]);
    const [first, second] = paidPayments(facts, [{ gatewayPaymentId: "p1", amount: cop(1n) }]);
    expect([first?.leftMinor, second?.leftMinor]).toEqual([499_999n, 250_000n]);
  });

  test("keeps its own currency, and is never less than nothing", () => {
    expect(paidPayments([soles], []).map(allLeft)).toEqual([money(900_000n, "PEN")]);
    const twice = [cash, refunded("p1", "r1", asked), moved("reversed", "p1", asked)];
    expect(paidPayments(twice, []).map(allLeft)).toEqual([cop(0n)]);
  });

  test("above the asked amount counts no money of another currency", () => {
    const over = confirmed("p1", cop(500_100n));
    expect(excessOf(asked, paidPayments([soles], []))).toBeNull();
    expect(excessOf(asked, paidPayments([soles, over], []))).toMatchObject({
      ...{ paid: { gatewayPaymentId: "p1" }, amount: cop(100n) },
    });
  });

  test("above the asked amount is never more than is left of the payment it goes back from", () => {
    const facts = [
      confirmed("p1", cop(600_000n)),
      refunded("p1", "r1", cop(590_000n)),
      confirmed("p2", asked, 2),
    ];
    expect(excessOf(asked, paidPayments(facts, []))?.amount).toEqual(cop(10_000n));
    const more = [...facts, confirmed("p4", asked, 4)];
    expect(excessOf(asked, paidPayments(more, []))?.amount).toEqual(cop(10_000n));
  });
});

/** What may happen to refunds, in any order. */
type Step =
  | { readonly do: "ask"; readonly payment: string; readonly minor: bigint; readonly byHand: boolean }
  | { readonly do: "pay" | "reject"; readonly index: number };

const payments = fc.constantFrom("p1", "p2");
const minors = fc.bigInt({ min: 1n, max: 520_000n });
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("ask" as const),
        payment: payments,
        minor: minors,
        byHand: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom("pay" as const, "reject" as const), index: fc.nat(8) }),
    },
  ),
  { maxLength: 40 },
) as fc.Arbitrary<Step[]>;

test("under any order of requests and ends, what goes back never exceeds what was confirmed of a payment", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const facts: Fact[] = [cash, confirmed("p2", cop(400_000n), 2)];
      let out: MoneyOut[] = [];
      for (const [at, step] of history.entries()) {
        if (step.do === "ask") {
          const paid = paidPayments(facts, out).find(
            ({ gatewayPaymentId }) => gatewayPaymentId === step.payment,
          );
          const amount = cop(step.minor);
          const isAllowed =
            paid &&
            (step.byHand
              ? refusalByHand(paid, amount) === null
              : decideRefund(paid, partial, amount, later(1)).ok);
          if (isAllowed) out.push({ gatewayPaymentId: step.payment, amount });
        } else {
          const ended = out[step.index % Math.max(out.length, 1)];
          if (!ended) continue;
          out = out.filter((each) => each !== ended);
          if (step.do === "pay") facts.push(refunded(ended.gatewayPaymentId, `r${at}`, ended.amount));
        }
        for (const [id, paidMinor] of [
          ["p1", 500_000n],
          ["p2", 400_000n],
        ] as const) {
          const gone = facts.filter((fact) => fact.kind === "refunded" && fact.gatewayPaymentId === id);
          const sum = [
            ...(gone as { amount: Money }[]),
            ...out.filter((each) => each.gatewayPaymentId === id),
          ].reduce((total, { amount }) => total + amount.minor, 0n);
          expect(sum <= paidMinor).toBe(true);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
