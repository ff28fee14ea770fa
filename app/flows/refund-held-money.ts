import { allLeft } from "../domain/refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";
import { lateMoneyKey } from "./handle-late-money.ts";
import type { RefundClick } from "./refund-second-payment.ts";
import { readPaidPayments, type RequestRefundDeps } from "./request-refund.ts";
import { startRefund, type RefundStart } from "./start-refund.ts";

export interface RefundHeldDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
}

/**
 * A merchant decides that late money which is held goes back: all of it, through its gateway where that can, else it
 * becomes a person's task. The exception ends with the decision; the alert with the news that all went back, as under
 * the policy that refunds by itself.
 */
export async function refundHeldMoney(
  deps: RefundHeldDeps,
  { shopId, paymentId, actor }: RefundClick,
  now: Date,
): Promise<Result<RefundStart, "unknown_payment" | "nothing_held">> {
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) return err("unknown_payment");
    const open = await tx.exceptionsOf(shopId, paymentId);
    const payments = (await readPaidPayments(tx, payment)).filter(({ leftMinor }) => leftMinor > 0n);
    if (!open.some(({ kind }) => kind === "late_money") || payments.length === 0) return err("nothing_held");
    const starts: RefundStart[] = [];
    for (const paid of payments) {
      const wish = { paid, amount: allLeft(paid) };
      starts.push(await startRefund(tx, deps, { payment, reason: "late_money", actor, wish }, now));
    }
    const end = { resolution: "refund", resolvedBy: actor, note: null };
    await tx.endException(shopId, lateMoneyKey(payment), end);
    return ok(starts.includes("by_hand") ? "by_hand" : "asked");
  });
}
