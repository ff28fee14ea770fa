import { parseMoney } from "../domain/money.ts";
import { inRefundOrder, refusalByHand, type RefundRefusal } from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ExceptionStore, OpenException } from "../ports/exceptions.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { readPaidPayments, type RequestRefundDeps } from "./request-refund.ts";
import { startRefund, type RefundStart } from "./start-refund.ts";

export interface SendShopRefundDeps extends RequestRefundDeps {
  readonly exceptions: ExceptionStore;
  readonly transactions: Transactions;
}

export interface SendShopRefundClick {
  readonly shopId: string;
  readonly exceptionId: string;
  readonly actor: string;
}

/**
 * Sends the money of a refund that its merchant made in the shop's admin: through the gateway when it can, else a
 * person has it to do. The order's books have it already and hear nothing. Its exception ends with it, so a second
 * click finds none.
 */
export async function sendShopRefund(
  deps: SendShopRefundDeps,
  { shopId, exceptionId, actor }: SendShopRefundClick,
  now: Date,
): Promise<Result<RefundStart, "unknown_exception" | RefundRefusal>> {
  const exception = await deps.exceptions.find(shopId, exceptionId);
  if (exception?.kind !== "refunded_in_shop" || exception.paymentId === null) return err("unknown_exception");
  const { paymentId, key } = exception;
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("an exception without its payment");
    const wish = await wishOf(tx, payment, exception);
    if (!wish.ok) return wish;
    const end = { resolution: "refunded", resolvedBy: actor, note: null };
    if (!(await tx.endException(shopId, key, end))) return err("unknown_exception");
    return ok(await startRefund(tx, deps, { payment, reason: "shop_books", actor, wish: wish.value }, now));
  });
}

async function wishOf(tx: StoreTransaction, payment: Payment, { detail }: OpenException) {
  const amount = parseMoney(String(detail["amount"]), payment.amount.currency);
  if (!amount.ok) throw new Error("an exception without its amount");
  if (detail["currency"] !== payment.amount.currency) return err("other_currency" as const);
  const payments = inRefundOrder(payment.amount, await readPaidPayments(tx, payment));
  const paid = payments.find(({ leftMinor }) => leftMinor >= amount.value.minor) ?? payments[0];
  if (!paid) return err("not_paid" as const);
  const refusal = refusalByHand(paid, amount.value);
  return refusal ? err(refusal) : ok({ paid, amount: amount.value });
}
