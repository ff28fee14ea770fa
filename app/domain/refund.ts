import { err, ok, type Result } from "../lib/result.ts";
import type { Fact } from "./fact.ts";
import { money, sameMoney, type Money } from "./money.ts";

/**
 * Why money goes back: the shop asked, its merchant did here or wrote it into the shop's books, the shopper paid twice
 * or too much, or too late.
 */
export type RefundReason = "shop" | "merchant" | "shop_books" | "paid_twice" | "over" | "late_money";

/** Why a refund is not started. */
export type RefundRefusal =
  | "not_paid"
  | "other_currency"
  /** More than was paid and has not gone back yet. */
  | "more_than_left"
  /** It would fit, were it not for money that is already on its way back. */
  | "refund_under_way"
  | "refund_not_offered"
  | "full_refund_only"
  | "refund_window_over";

/** What a gateway can give back of one payment. */
export interface RefundAbility {
  readonly ability: "full_only" | "partial" | "none";
  /** Days after the cash arrived; null when the gateway names no end. */
  readonly windowDays: number | null;
}

/** Money that was set out to go back, and of which no fact tells yet. */
export interface MoneyOut {
  readonly gatewayPaymentId: string;
  readonly amount: Money;
}

/** A gateway's payment that cash arrived on, with what can still go back of it. */
export interface PaidPayment {
  readonly gatewayPaymentId: string;
  readonly attempt: number;
  readonly confirmed: Money;
  /** By the gateway's clock. */
  readonly confirmedAt: Date | null;
  /** Confirmed less what went back, was taken back, or is on its way. Never less than zero. */
  readonly leftMinor: bigint;
  readonly outMinor: bigint;
}

const takingAway: readonly Fact["kind"][] = ["refunded", "refunded_by_hand", "credited", "reversed"];

/** The payments of the facts that cash arrived on, in the order in which we heard of them. */
export function paidPayments(facts: readonly Fact[], out: readonly MoneyOut[]): readonly PaidPayment[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== "confirmed") return [];
    const { gatewayPaymentId, attempt, amount, occurredAt } = fact;
    const gone = facts.filter((other) => takingAway.includes(other.kind));
    const goneMinor = sumOf(gone.filter(hasAmount), gatewayPaymentId);
    const outMinor = sumOf(out, gatewayPaymentId);
    const left = amount.minor - goneMinor - outMinor;
    const leftMinor = left > 0n ? left : 0n;
    return [{ gatewayPaymentId, attempt, confirmed: amount, confirmedAt: occurredAt, leftMinor, outMinor }];
  });
}

function hasAmount(fact: Fact): fact is Extract<Fact, { readonly amount: Money }> {
  return "amount" in fact;
}

function sumOf(moves: readonly MoneyOut[], gatewayPaymentId: string): bigint {
  return moves.reduce(
    (sum, each) => (each.gatewayPaymentId === gatewayPaymentId ? sum + each.amount.minor : sum),
    0n,
  );
}

/** Whether `amount` may go back of one payment; `isFull`: it is all that ever came. */
export function decideRefund(
  paid: PaidPayment,
  { ability, windowDays }: RefundAbility,
  amount: Money,
  now: Date,
): Result<{ readonly isFull: boolean }, RefundRefusal> {
  const refusal = refusalByHand(paid, amount);
  if (refusal) return err(refusal);
  if (ability === "none") return err("refund_not_offered");
  const isFull = sameMoney(amount, paid.confirmed);
  if (ability === "full_only" && !isFull) return err("full_refund_only");
  return isWindowOver(paid, windowDays, now) ? err("refund_window_over") : ok({ isFull });
}

/** The part of the rules that no gateway can change: it holds for money given back by hand as well. */
export function refusalByHand(paid: PaidPayment, amount: Money): RefundRefusal | null {
  if (amount.currency !== paid.confirmed.currency) return "other_currency";
  if (amount.minor <= 0n || amount.minor > paid.leftMinor + paid.outMinor) return "more_than_left";
  return amount.minor > paid.leftMinor ? "refund_under_way" : null;
}

const dayMs = 86_400_000;

/** An unknown or absurd date is the gateway's to judge: only a day that is surely over refuses. */
function isWindowOver({ confirmedAt }: PaidPayment, windowDays: number | null, now: Date): boolean {
  if (windowDays === null || confirmedAt === null) return false;
  return now.getTime() - confirmedAt.getTime() > windowDays * dayMs;
}

/** Which of several paid payments stands for the order: the first with the right amount, else the first. */
export function keptPayment(asked: Money, payments: readonly PaidPayment[]): PaidPayment | undefined {
  return payments.find(({ confirmed }) => sameMoney(confirmed, asked)) ?? payments[0];
}

/** In the order in which a shop's refund is taken from them: the one the shop was told about comes first. */
export function inRefundOrder(asked: Money, payments: readonly PaidPayment[]): readonly PaidPayment[] {
  const kept = keptPayment(asked, payments);
  return kept ? [kept, ...payments.filter((each) => each !== kept)] : [];
}

/**
 * What was paid a second time and can still go back: not the one that stands for the order, or any of them when
 * another attempt won it.
 */
export function secondPayment(
  asked: Money,
  payments: readonly PaidPayment[],
  isBeaten: boolean,
): PaidPayment | undefined {
  const kept = isBeaten ? undefined : keptPayment(asked, payments);
  return payments.find((paid) => paid !== kept && paid.leftMinor > 0n);
}

/** All that is left of a payment. */
export function allLeft({ confirmed, leftMinor }: PaidPayment): Money {
  return money(leftMinor, confirmed.currency);
}

/** What came above the asked amount and has not gone back, and of which payment; null when nothing did. */
export function excessOf(
  asked: Money,
  payments: readonly PaidPayment[],
): { readonly paid: PaidPayment; readonly amount: Money } | null {
  const own = payments.filter(({ confirmed }) => confirmed.currency === asked.currency);
  const excess = own.reduce((sum, { leftMinor }) => sum + leftMinor, 0n) - asked.minor;
  const paid = own.find(({ confirmed }) => confirmed.minor > asked.minor);
  if (!paid || excess <= 0n) return null;
  return { paid, amount: money(excess < paid.leftMinor ? excess : paid.leftMinor, asked.currency) };
}
