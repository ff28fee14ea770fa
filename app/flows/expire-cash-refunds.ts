import { timeLimits } from "../domain/time-limits.ts";
import type { CashRefundDeskDeps } from "./read-cash-refund.ts";

const atOnce = 100;

/**
 * Ends links that nobody used and forgets bank accounts that nobody paid to in time; the person's task stays open,
 * and a new link can be made. By schedule; returns how many ended.
 */
export async function expireCashRefunds(
  { transactions, cashRefunds }: CashRefundDeskDeps,
  now: Date,
): Promise<number> {
  const filledBefore = new Date(now.getTime() - timeLimits.bankAccountDays * 86_400_000);
  const overdue = await cashRefunds.listOverdue(now, filledBefore, atOnce);
  let ended = 0;
  for (const { id, shopId, paymentId } of overdue) {
    const hasEnded = await transactions.transaction(async (tx) => {
      await tx.lockPayment(shopId, paymentId);
      return tx.endCashRefund(shopId, id, "expired");
    });
    if (hasEnded) ended += 1;
  }
  return ended;
}
