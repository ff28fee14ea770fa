import { allLeft, decideRefund } from "../domain/refund.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { abilityOf, readPaidPayments, requestRefund, type RequestRefundDeps } from "./request-refund.ts";

export interface RefundLateMoneyDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
}

/**
 * Sets out to give back all that came for a payment whose order the shop had closed, by the shop's own policy: all of
 * it or, when a gateway cannot give its part back, none. Asked again, what is on its way already counts as asked.
 */
export function refundLateMoney(
  deps: RefundLateMoneyDeps,
  { id, shop }: Payment,
  now: Date,
): Promise<"asked" | "not_possible"> {
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shop.id, id);
    if (!payment) throw new Error("late money without its payment");
    const payments = await readPaidPayments(tx, payment);
    const wishes = payments
      .filter(({ leftMinor }) => leftMinor > 0n)
      .map((paid) => ({ paid, amount: allLeft(paid) }));
    for (const { paid, amount } of wishes) {
      const ability = await abilityOf(tx, deps, payment, paid);
      if (!decideRefund(paid, ability, amount, now).ok) return "not_possible";
    }
    const order = { reason: "late_money" as const, requestedBy: "recaudo", shopRequestId: null };
    for (const wish of wishes) await requestRefund(tx, deps, { payment, order, wishes: [wish] }, now);
    return wishes.length > 0 || (await isUnderWay(tx, payment)) ? "asked" : "not_possible";
  });
}

async function isUnderWay(tx: StoreTransaction, { id, shop }: Payment): Promise<boolean> {
  const refunds = await tx.refundsOf(shop.id, id);
  return refunds.some(({ reason, state }) => reason === "late_money" && state !== "refused");
}
