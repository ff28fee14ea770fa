import { err, ok, type Result } from "../lib/result.ts";
import { byHandKey } from "./absorb-refund.ts";
import type { CashRefundClick, CashRefundDeskDeps } from "./read-cash-refund.ts";

/**
 * Takes a refund by hand back before it was paid: the link is dead, the bank account forgotten, the amount free
 * again, and the person's task over.
 */
export async function cancelCashRefund(
  { transactions, cashRefunds }: CashRefundDeskDeps,
  { shopId, cashRefundId, actor, reason }: CashRefundClick & { readonly reason: string },
): Promise<Result<undefined, "unknown_refund" | "ended_before">> {
  const refund = await cashRefunds.find(shopId, cashRefundId);
  if (!refund) return err("unknown_refund");
  return transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, refund.paymentId);
    if (!payment) throw new Error("a cash refund without its payment");
    if (!(await tx.endCashRefund(shopId, cashRefundId, "canceled"))) return err("ended_before");
    const end = { resolution: "canceled", resolvedBy: actor, note: reason };
    await tx.endException(shopId, byHandKey(payment), end);
    await tx.audit({
      shopId,
      paymentId: payment.id,
      actor,
      verb: "cancel_cash_refund",
      subject: `cash_refund:${cashRefundId}`,
      reason,
      before: { state: refund.state },
      after: { state: "canceled" },
    });
    return ok();
  });
}
