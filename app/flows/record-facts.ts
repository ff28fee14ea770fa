import { exceptionOf } from "../domain/exception.ts";
import type { Fact } from "../domain/fact.ts";
import { postingsOf } from "../domain/ledger.ts";
import { formatDecimal, sameMoney } from "../domain/money.ts";
import { reduce, type Mark, type Reduction } from "../domain/payment-state.ts";
import type { Payment } from "../ports/records.ts";
import { flowJobs } from "./flow-jobs.ts";
import type { StoreTransaction } from "../ports/store.ts";

/**
 * The only place where facts become state. Inside the caller's transaction: adds what is new, computes the state
 * from all facts, posts the ledger, ends vouchers, raises alerts and queues what shop and shopper must hear. Told again,
 * it changes nothing. Returns the facts that were news.
 */
export async function recordFacts(
  tx: StoreTransaction,
  payment: Payment,
  facts: readonly Fact[],
): Promise<readonly Fact[]> {
  const { id: paymentId, shop } = payment;
  if (facts.length === 0) return [];
  const added = await tx.addFacts(shop.id, paymentId, facts);
  const isRepeat = (fact: Fact): boolean => !added.some((recorded) => recorded.fact === fact);
  const repeatedMoney = facts.filter((fact) => "amount" in fact && isRepeat(fact));
  if (added.length === 0 && repeatedMoney.length === 0) return [];

  const known = await tx.factsOf(shop.id, paymentId);
  await alertChangedMoney(tx, payment, repeatedMoney, known);
  await settleProven(tx, payment, repeatedMoney, known);
  if (added.length === 0) return [];
  const reduction = reduce(payment.amount, known);
  for (const { id, fact } of added) {
    const postings = postingsOf(fact);
    if (postings.length > 0) await tx.post(shop.id, paymentId, id, postings);
  }
  await tx.saveReduction(shop.id, paymentId, reduction);
  await endVouchers(tx, payment, known, reduction);
  for (const mark of reduction.marks) {
    if (!payment.marks.includes(mark)) await raiseMark(tx, payment, mark, reduction);
  }
  for (const mark of payment.marks) {
    if (!reduction.marks.includes(mark)) await settleMark(tx, payment, mark);
  }
  await tx.enqueue([
    { job: { name: "sync-shop", shopId: shop.id, paymentId, tries: 0 } },
    { job: { name: "plan-messages", shopId: shop.id, paymentId, tries: 0 } },
    ...flowJobs(payment, reduction, added),
  ]);
  return added.map(({ fact }) => fact);
}

/** A gateway that tells a known event with another amount: the first stands, a person must look. */
async function alertChangedMoney(
  tx: StoreTransaction,
  payment: Payment,
  told: readonly Fact[],
  known: readonly Fact[],
): Promise<void> {
  for (const fact of told) {
    const first = known.find(({ key }) => key === fact.key);
    if (!first || !("amount" in first) || !("amount" in fact) || sameMoney(first.amount, fact.amount))
      continue;
    await tx.raiseAlert({
      shopId: payment.shop.id,
      kind: "payment_difference",
      key: `payment:${payment.id}:${fact.key}:changed`,
      detail: {
        payment_id: payment.sessionId,
        event: fact.key,
        first: formatDecimal(first.amount),
        now: formatDecimal(fact.amount),
        currency: fact.amount.currency,
      },
    });
  }
}

/** The gateway tells the same money that a merchant proved: finance need not look for it any more. */
async function settleProven(
  tx: StoreTransaction,
  payment: Payment,
  told: readonly Fact[],
  known: readonly Fact[],
): Promise<void> {
  for (const fact of told) {
    const first = known.find(({ key }) => key === fact.key);
    if (first?.source !== "merchant" || fact.source === "merchant" || fact.kind !== "confirmed") continue;
    if (first.kind !== "confirmed" || !sameMoney(first.amount, fact.amount)) continue;
    const key = provenKey(payment, fact.gatewayPaymentId);
    await tx.resolveAlert(key);
    await tx.endException(payment.shop.id, key, {
      resolution: "told_by_gateway",
      resolvedBy: "recaudo",
      note: null,
    });
  }
}

/** Alert and exception about money that only a merchant's proof tells of. */
export function provenKey(payment: Pick<Payment, "id">, gatewayPaymentId: string): string {
  return `payment:${payment.id}:${gatewayPaymentId}:confirmed_by_hand`;
}

/**
 * Money ends every voucher for good; a voucher that ran out is watched on, because cash may still be on its way, and
 * so is one whose money only a merchant's proof tells of, until the gateway tells it too.
 */
async function endVouchers(
  tx: StoreTransaction,
  payment: Payment,
  facts: readonly Fact[],
  { state }: Reduction,
): Promise<void> {
  const isPaid = state === "paid" || state === "partially_refunded" || state === "refunded";
  const attemptsOf = (isMeant: (fact: Fact) => boolean): number[] => [
    ...new Set(facts.filter(isMeant).map(({ attempt }) => attempt)),
  ];
  if (!isPaid) {
    const over = attemptsOf(({ kind }) => kind === "expired" || kind === "canceled" || kind === "rejected");
    if (over.length > 0) await tx.endVouchers(payment.shop.id, payment.id, over, true);
    return;
  }
  const withMoney = attemptsOf(({ kind }) => kind === "confirmed");
  // Money that only the merchant told of is watched on: the gateway may still tell it.
  const isWatched = facts.every((fact) => fact.kind !== "confirmed" || fact.source === "merchant");
  await tx.endVouchers(payment.shop.id, payment.id, withMoney, isWatched);
  // A number that lives beside the paid one could be paid as well: it is voided, and watched until its end.
  const others = attemptsOf(({ attempt }) => !withMoney.includes(attempt));
  if (others.length === 0) return;
  const lived = await tx.endVouchers(payment.shop.id, payment.id, others, true);
  await tx.enqueue(
    lived.map(({ voucherId }) => ({
      job: { name: "clear-up-voucher", shopId: payment.shop.id, voucherId, tries: 0 } as const,
    })),
  );
}

async function raiseMark(
  tx: StoreTransaction,
  payment: Payment,
  mark: Mark,
  reduction: Reduction,
): Promise<void> {
  const about = { shopId: payment.shop.id, key: markKey(payment, mark) };
  const detail = {
    payment_id: payment.sessionId,
    mark,
    asked: formatDecimal(payment.amount),
    confirmed: formatDecimal({ ...payment.amount, minor: reduction.confirmedMinor }),
    currency: payment.amount.currency,
  };
  await tx.raiseAlert({
    ...about,
    kind: mark === "paid_twice" ? "paid_twice" : "payment_difference",
    detail,
  });
  const kind = exceptionOf(mark);
  if (kind) await tx.openException({ ...about, paymentId: payment.id, kind, detail });
}

/** What came later put it right: the excess went back, the merchant took what came. */
async function settleMark(tx: StoreTransaction, payment: Payment, mark: Mark): Promise<void> {
  const key = markKey(payment, mark);
  await tx.resolveAlert(key);
  // Raised when the shop could not be told.
  await tx.resolveAlert(`payment:${payment.id}:payment_difference`);
  await tx.endException(payment.shop.id, key, { resolution: "settled", resolvedBy: "recaudo", note: null });
}

/** Alert and exception about one mark of one payment. */
export function markKey(payment: Pick<Payment, "id">, mark: Mark): string {
  return `payment:${payment.id}:${mark}`;
}
