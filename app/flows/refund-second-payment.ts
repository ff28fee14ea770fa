import { allLeft, secondPayment } from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { PaymentStore, ShopSyncStore, Transactions } from "../ports/store.ts";
import { readPaidPayments, type RequestRefundDeps } from "./request-refund.ts";
import { startRefund, type RefundStart } from "./start-refund.ts";

export interface RefundSecondDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
  readonly payments: PaymentStore;
  readonly shopSync: ShopSyncStore;
}

export interface RefundClick {
  readonly shopId: string;
  readonly paymentId: string;
  /** Who clicked, for the audit. */
  readonly actor: string;
}

/**
 * Gives back, in full, what a shopper paid a second time: the payment that the shop was not told about, be it one of
 * this payment's vouchers or, when another attempt of the order won, all of this one. Clicked again while it is on
 * its way, there is nothing second left.
 */
export async function refundSecondPayment(
  deps: RefundSecondDeps,
  { shopId, paymentId, actor }: RefundClick,
  now: Date,
): Promise<Result<RefundStart, "unknown_payment" | "not_paid_twice">> {
  const found = await deps.payments.find(shopId, paymentId);
  if (!found) return err("unknown_payment");
  // Written once and never changed, so it may be read before the lock.
  const winner = await deps.shopSync.groupWinner(shopId, found.groupId);
  const isBeaten = winner !== null && winner !== paymentId;
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("a payment that was there is gone");
    const paid = secondPayment(payment.amount, await readPaidPayments(tx, payment), isBeaten);
    if (!paid) return err("not_paid_twice");
    const wish = { paid, amount: allLeft(paid) };
    return ok(await startRefund(tx, deps, { payment, reason: "paid_twice", actor, wish }, now));
  });
}
