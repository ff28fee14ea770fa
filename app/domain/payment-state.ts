import type { Fact } from "./fact.ts";
import { sameMoney, type Money } from "./money.ts";

export type PaymentState =
  | "started"
  | "awaiting_payment"
  | "failed"
  | "canceled"
  | "expired"
  | "paid"
  | "partially_refunded"
  | "refunded";

/** Something a person must look at, beside the state. */
export type Mark = "late" | "short" | "over" | "wrong_currency" | "paid_twice" | "reversed";

export interface Reduction {
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  /** Sum confirmed in the payment's own currency, minor units. */
  readonly confirmedMinor: bigint;
  readonly refundedMinor: bigint;
}

const endingRank = { voucher_refused: 1, rejected: 1, canceled: 2, expired: 3 } as const;
const endingState = {
  voucher_refused: "failed",
  rejected: "failed",
  canceled: "canceled",
  expired: "expired",
} as const;

/**
 * Computes a payment's state from all its facts. Order and repetition cannot matter: the highest rank any
 * fact implies wins, and no unpaid ending outranks money. A new voucher (a higher attempt) reopens a payment
 * whose earlier voucher ended unpaid; money told for any attempt still counts.
 */
export function reduce(asked: Money, facts: Iterable<Fact>): Reduction {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) byKey.set(fact.key, fact);
  const known = [...byKey.values()];

  const confirmations = known.filter((fact) => fact.kind === "confirmed");
  const inCurrency = confirmations.filter((fact) => fact.amount.currency === asked.currency);
  const confirmedMinor = inCurrency.reduce((sum, fact) => sum + fact.amount.minor, 0n);
  const refundedMinor = known
    .filter((fact) => fact.kind === "refunded")
    .reduce((sum, fact) => (fact.amount.currency === asked.currency ? sum + fact.amount.minor : sum), 0n);

  return {
    state: stateFrom(asked, known, confirmedMinor, refundedMinor),
    marks: marksFrom(asked, known, confirmations),
    confirmedMinor,
    refundedMinor,
  };
}

type Confirmation = Extract<Fact, { kind: "confirmed" }>;

function stateFrom(
  asked: Money,
  facts: readonly Fact[],
  confirmedMinor: bigint,
  refundedMinor: bigint,
): PaymentState {
  // Less than asked is not paid: it is a difference for a person, and the shop hears nothing.
  if (confirmedMinor >= asked.minor) {
    if (refundedMinor === 0n) return "paid";
    return refundedMinor >= confirmedMinor ? "refunded" : "partially_refunded";
  }
  return unpaidState(facts);
}

function unpaidState(facts: readonly Fact[]): PaymentState {
  const latest = facts.reduce((highest, fact) => Math.max(highest, fact.attempt), 0);
  let rank = 0;
  let state: PaymentState = "started";
  for (const fact of facts) {
    if (fact.attempt !== latest) continue;
    if (fact.kind === "voucher_issued" && rank === 0) state = "awaiting_payment";
    if (fact.kind in endingRank) {
      const kind = fact.kind as keyof typeof endingRank;
      if (endingRank[kind] > rank) {
        rank = endingRank[kind];
        state = endingState[kind];
      }
    }
  }
  return state;
}

function marksFrom(asked: Money, facts: readonly Fact[], confirmations: readonly Confirmation[]): Mark[] {
  const marks = new Set<Mark>();
  const payments = new Set(confirmations.map((fact) => fact.gatewayPaymentId));
  if (payments.size > 1) marks.add("paid_twice");
  for (const confirmation of confirmations) {
    if (confirmation.amount.currency !== asked.currency) marks.add("wrong_currency");
    else if (!sameMoney(confirmation.amount, asked)) {
      marks.add(confirmation.amount.minor < asked.minor ? "short" : "over");
    }
    const ended = facts.some(
      (fact) =>
        fact.attempt === confirmation.attempt &&
        (fact.kind === "expired" || fact.kind === "canceled" || fact.kind === "rejected"),
    );
    if (ended) marks.add("late");
  }
  return [...marks].sort();
}
