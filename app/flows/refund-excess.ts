import { excessOf } from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";
import type { RefundClick } from "./refund-second-payment.ts";
import { readPaidPayments, type RequestRefundDeps } from "./request-refund.ts";
import { startRefund, type RefundStart } from "./start-refund.ts";

export interface RefundExcessDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
}

/**
 * Gives back what came above the asked amount, where the gateway refunds in part; elsewhere it becomes a person's
 * task. Money that came twice is another matter: `refund-second-payment`.
 */
export async function refundExcess(
  deps: RefundExcessDeps,
  { shopId, paymentId, actor }: RefundClick,
  now: Date,
): Promise<Result<RefundStart, "unknown_payment" | "nothing_over">> {
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) return err("unknown_payment");
    const wish = excessOf(payment.amount, await readPaidPayments(tx, payment));
    if (!wish) return err("nothing_over");
    return ok(await startRefund(tx, deps, { payment, reason: "over", actor, wish }, now));
  });
}
