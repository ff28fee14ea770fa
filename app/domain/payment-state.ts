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

/** Something a person must look at, beside the state. It goes when facts have settled it. */
export type Mark = "late" | "short" | "over" | "wrong_currency" | "paid_twice" | "reversed";

/** What all facts of a payment come to. Sums are in the payment's own currency, in minor units. */
export interface Reduction {
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly confirmedMinor: bigint;
  /** Given back to the shopper in any way: by the gateway, by hand, as store credit. */
  readonly refundedMinor: bigint;
  readonly reversedMinor: bigint;
  readonly settledMinor: bigint;
}

const endingRank = { voucher_refused: 1, rejected: 1, canceled: 2, expired: 3 } as const;
const endingState = {
  voucher_refused: "failed",
  rejected: "failed",
  canceled: "canceled",
  expired: "expired",
} as const;

type FactWithAmount = Extract<Fact, { readonly amount: Money }>;
type Confirmation = Extract<Fact, { readonly kind: "confirmed" }>;

const givingBack: readonly Fact["kind"][] = ["refunded", "refunded_by_hand", "credited"];

/**
 * Computes a payment's state from all its facts. Order and repetition cannot matter: the highest rank any
 * fact implies wins, and no unpaid ending outranks money. A new voucher (a higher attempt) reopens a payment
 * whose earlier voucher ended unpaid; money told for any attempt still counts.
 */
export function reduce(asked: Money, facts: Iterable<Fact>): Reduction {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) byKey.set(fact.key, fact);
  const known = [...byKey.values()];
  const amounts = known.filter((fact): fact is FactWithAmount => "amount" in fact);
  const sumOf = (kinds: readonly Fact["kind"][]): bigint =>
    amounts.reduce(
      (sum, { kind, amount }) =>
        kinds.includes(kind) && amount.currency === asked.currency ? sum + amount.minor : sum,
      0n,
    );
  const sums = {
    confirmedMinor: sumOf(["confirmed"]),
    refundedMinor: sumOf(givingBack),
    reversedMinor: sumOf(["reversed"]),
    settledMinor: sumOf(["settled"]),
  };
  const isAccepted = known.some(({ kind }) => kind === "accepted");
  return {
    state: stateFrom(asked, known, sums, isAccepted),
    marks: marksFrom(asked, known, sums, isAccepted),
    ...sums,
  };
}

type Sums = Pick<Reduction, "confirmedMinor" | "refundedMinor">;

function stateFrom(
  asked: Money,
  facts: readonly Fact[],
  { confirmedMinor, refundedMinor }: Sums,
  isAccepted: boolean,
): PaymentState {
  const hasMoney = facts.some(({ kind }) => kind === "confirmed");
  // Less than asked is not paid until the merchant takes it: it is a difference, and the shop hears nothing.
  if (confirmedMinor < asked.minor && !(isAccepted && hasMoney)) return unpaidState(facts);
  const keptMinor = confirmedMinor - refundedMinor;
  // What came twice or in excess may go back, and the order stays paid.
  if (refundedMinor === 0n || keptMinor >= asked.minor) return "paid";
  return keptMinor <= 0n ? "refunded" : "partially_refunded";
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

function marksFrom(
  asked: Money,
  facts: readonly Fact[],
  { confirmedMinor, refundedMinor }: Sums,
  isAccepted: boolean,
): Mark[] {
  const marks = new Set<Mark>();
  const confirmations = facts.filter((fact): fact is Confirmation => fact.kind === "confirmed");
  const paymentsKept = paymentsWithMoney(facts);
  if (paymentsKept.length > 1) marks.add("paid_twice");
  if (facts.some(({ kind }) => kind === "reversed")) marks.add("reversed");
  for (const confirmation of confirmations) {
    if (isEnded(facts, confirmation.attempt)) marks.add("late");
    // What went back in full leaves nothing to decide.
    const isKept = paymentsKept.includes(confirmation.gatewayPaymentId);
    if (isAccepted || !isKept || sameMoney(confirmation.amount, asked)) continue;
    if (confirmation.amount.currency !== asked.currency) marks.add("wrong_currency");
    else if (confirmation.amount.minor < asked.minor) marks.add("short");
    // Settled once the excess went back.
    else if (confirmedMinor - refundedMinor > asked.minor) marks.add("over");
  }
  return [...marks].sort();
}

function isEnded(facts: readonly Fact[], attempt: number): boolean {
  return facts.some(
    (fact) =>
      fact.attempt === attempt &&
      (fact.kind === "expired" || fact.kind === "canceled" || fact.kind === "rejected"),
  );
}

/**
 * The gateway's payments of which the merchant still has money, in the order of their ids: more than one means
 * that the shopper paid twice.
 */
export function paymentsWithMoney(facts: readonly Fact[]): readonly string[] {
  const kept = new Map<string, bigint>();
  for (const fact of facts) {
    if (!("amount" in fact)) continue;
    const isGone = fact.kind === "reversed" || givingBack.includes(fact.kind);
    const sign = fact.kind === "confirmed" ? 1n : isGone ? -1n : 0n;
    kept.set(fact.gatewayPaymentId, (kept.get(fact.gatewayPaymentId) ?? 0n) + sign * fact.amount.minor);
  }
  return [...kept]
    .filter(([, minor]) => minor > 0n)
    .map(([id]) => id)
    .sort();
}

/** Money the merchant still has, by payment at the gateway and currency, with the attempt it came in on. */
export function moneyKept(
  facts: readonly Fact[],
): readonly { readonly gatewayPaymentId: string; readonly attempt: number; readonly amount: Money }[] {
  const confirmations = facts.filter((fact): fact is Confirmation => fact.kind === "confirmed");
  return confirmations
    .map(({ gatewayPaymentId, attempt, amount }) => {
      const gone = facts.reduce((sum, fact) => {
        const isGone = "amount" in fact && (fact.kind === "reversed" || givingBack.includes(fact.kind));
        return isGone && fact.gatewayPaymentId === gatewayPaymentId ? sum + fact.amount.minor : sum;
      }, 0n);
      return { gatewayPaymentId, attempt, amount: { ...amount, minor: amount.minor - gone } };
    })
    .filter(({ amount }) => amount.minor > 0n);
}
