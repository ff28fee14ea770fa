import type { Money } from "../domain/money.ts";
import { allLeft, inRefundOrder, refusalByHand, type RefundRefusal } from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Door } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";
import type { PaymentStore, Transactions } from "../ports/store.ts";
import { readPaidPayments, type RequestRefundDeps } from "./request-refund.ts";
import { startRefund, type RefundStart } from "./start-refund.ts";

export interface RefundOrderDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
  readonly payments: PaymentStore;
  doorOf(payment: Payment): Door;
}

export interface RefundOrderClick {
  readonly shopId: string;
  readonly paymentId: string;
  /** Null: all that is left of it. */
  readonly amount: Money | null;
  readonly actor: string;
}

export type RefundOrderError =
  | "unknown_payment"
  /** This door's shop asks for refunds itself, and would not hear of one that it did not ask for. */
  | "refund_in_shop"
  | RefundRefusal;

/**
 * A merchant gives the money of an order back, in part or in full, where the shop has no refund of its own to ask for.
 * Through the gateway when it can, else a person has it to do; once it is back, the order's books hear of it.
 */
export async function refundOrder(
  deps: RefundOrderDeps,
  { shopId, paymentId, amount, actor }: RefundOrderClick,
  now: Date,
): Promise<Result<RefundStart, RefundOrderError>> {
  const found = await deps.payments.find(shopId, paymentId);
  if (!found) return err("unknown_payment");
  if (deps.doorOf(found).startsRefunds) return err("refund_in_shop");
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("a payment that was there is gone");
    const payments = inRefundOrder(payment.amount, await readPaidPayments(tx, payment));
    const paid = payments.find(({ leftMinor }) => leftMinor > 0n) ?? payments[0];
    if (!paid) return err("not_paid");
    const wish = { paid, amount: amount ?? allLeft(paid) };
    // What is not there is no refund to be done by hand either.
    const refusal = refusalByHand(paid, wish.amount);
    if (refusal) return err(refusal);
    return ok(await startRefund(tx, deps, { payment, reason: "merchant", actor, wish }, now));
  });
}
