import { refundPayment, type RefundPaymentDeps } from "./refund-payment.ts";

/** Refunds looked at in one round; what is left is due still, a minute later. */
const atOnce = 10;
const mostRounds = 20;

/**
 * Looks at every refund whose time has come: those a gateway pays out for days, those whose try failed, those whose
 * job was lost. By schedule; returns how many were looked at.
 */
export async function checkRefunds(deps: RefundPaymentDeps, now: Date): Promise<number> {
  let checked = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await deps.refunds.takeDue(now, atOnce);
    await Promise.all(due.map(({ id, shopId }) => refundPayment(deps, { shopId, refundId: id }, now)));
    checked += due.length;
    if (due.length < atOnce) break;
  }
  return checked;
}
