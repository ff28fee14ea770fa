import type { Fact } from "../domain/fact.ts";
import { formatDecimal } from "../domain/money.ts";
import type { RefundProgress } from "../ports/gateway.ts";
import type { RequestRefusal } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";
import type { Refund } from "../ports/refund-store.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { AbsorbDeps } from "./absorb-answer.ts";
import { markKey, recordFacts } from "./record-facts.ts";

/** Alert about a refund that goes on for too long. */
export function hangingKey({ id }: Pick<Refund, "id">): string {
  return `refund:${id}:hangs`;
}

/** Exception of a payment whose money a person must give back. */
export function byHandKey({ id }: Pick<Payment, "id">): string {
  return `payment:${id}:refund_by_hand`;
}

/**
 * Takes in how far the gateway says a refund is: what went back becomes a fact, and the refund's end is written in
 * the same transaction as what follows from it. A refund still on its way is due again at `nextCheckAt`.
 */
export async function absorbRefund(
  deps: AbsorbDeps,
  refund: Refund,
  progress: RefundProgress,
  nextCheckAt: Date,
): Promise<void> {
  const { refundId: gatewayRefundId } = progress;
  if (progress.state === "pending") {
    await withPayment(deps, refund, async (tx) => {
      await tx.saveRefundSent(refund.shopId, refund.id, gatewayRefundId, nextCheckAt);
      await wakeOthers(tx, refund);
    });
    return;
  }
  if (progress.state === "rejected")
    return refuseRefund(deps, refund, "refund_not_paid_out", gatewayRefundId);
  const { reading } = progress.payment;
  const { attempt, shopId } = refund;
  const source = refund.state === "sent" ? "poll" : refund.reason === "shop" ? "shop" : "merchant";
  const told = reading.meaning === "told" ? reading.facts : [];
  await withPayment(deps, refund, async (tx, payment) => {
    await recordFacts(
      tx,
      payment,
      told.map((fact): Fact => ({ ...fact, attempt, source })),
    );
    const end = { state: "done" as const, gatewayRefundId, refusal: null };
    if (await tx.endRefund(shopId, refund.id, end)) await settleDone(tx, payment, refund);
  });
}

/** Ends a refund without money: the shop is told why, or a person must give the money back another way. */
export async function refuseRefund(
  deps: AbsorbDeps,
  refund: Refund,
  refusal: RequestRefusal,
  gatewayRefundId: string | null = null,
): Promise<void> {
  await withPayment(deps, refund, async (tx, payment) => {
    const end = { state: "refused" as const, gatewayRefundId, refusal };
    if (!(await tx.endRefund(refund.shopId, refund.id, end))) return;
    await followEnd(tx, refund);
    // The shop shows its own refund as rejected, with what to do; nobody else would hear of the others.
    if (refund.shopRequestId === null) {
      await openByHand(tx, payment, { because: refusal, amount: formatDecimal(refund.amount) });
    }
  });
}

/** A person must give this money back. */
export async function openByHand(
  tx: StoreTransaction,
  payment: Payment,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.openException({
    shopId: payment.shop.id,
    paymentId: payment.id,
    kind: "refund_by_hand",
    key: byHandKey(payment),
    detail: { payment_id: payment.sessionId, currency: payment.amount.currency, ...detail },
  });
}

async function withPayment(
  deps: AbsorbDeps,
  { shopId, paymentId }: Refund,
  work: (tx: StoreTransaction, payment: Payment) => Promise<void>,
): Promise<void> {
  await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("a refund without its payment");
    await work(tx, payment);
    deps.probe("facts-before-commit");
  });
  deps.probe("facts-committed");
}

async function settleDone(tx: StoreTransaction, payment: Payment, refund: Refund): Promise<void> {
  await followEnd(tx, refund);
  if (refund.reason === "merchant") {
    const { shopId, id: refundId } = refund;
    await tx.enqueue([{ job: { name: "tell-refund", shopId, refundId, tries: 0 } }]);
  }
  if (refund.reason !== "paid_twice") return;
  // Paid twice by two attempts of one order is no mark of this payment, so no fact ends it.
  const key = markKey(payment, "paid_twice");
  await tx.resolveAlert(key);
  await tx.endException(refund.shopId, key, { resolution: "refunded", resolvedBy: "recaudo", note: null });
}

async function followEnd(tx: StoreTransaction, refund: Refund): Promise<void> {
  await tx.resolveAlert(hangingKey(refund));
  const { shopId, shopRequestId: requestId } = refund;
  if (requestId !== null) {
    await tx.enqueue([{ job: { name: "answer-request", shopId, requestId, tries: 0 } }]);
  }
  await wakeOthers(tx, refund);
}

/** Refunds of one payment are asked for one after the other: the next may go on. */
async function wakeOthers(tx: StoreTransaction, { id, shopId, paymentId }: Refund): Promise<void> {
  const refunds = await tx.refundsOf(shopId, paymentId);
  const waiting = refunds.filter((other) => other.state === "asked" && other.id !== id);
  await tx.enqueue(
    waiting.map((other) => ({ job: { name: "refund-payment", shopId, refundId: other.id, tries: 0 } })),
  );
}
