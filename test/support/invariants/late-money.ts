import type { Mark } from "../../../app/domain/payment-state.ts";
import type { Snapshot } from "./snapshot.ts";

/** Money that differs has an exception or an alert of its own. */
const otherwiseKnown: readonly Mark[] = ["short", "over", "wrong_currency", "reversed"];

/**
 * Money for an order that was closed is in somebody's hands: what was decided of it is written down, or what it
 * differs by is, or another attempt paid the order.
 */
export function findLateMoneyFaults({ payments, syncs, winners, everOpened }: Snapshot): string[] {
  const told = new Map(syncs.map((sync) => [sync.paymentId, sync.told]));
  const wonBy = new Map(winners.map((row) => [`${row.shopId} ${row.groupId}`, row.paymentId]));
  return payments
    .filter(({ id }) => told.get(id) === "closed")
    .filter(({ stored }) => stored.state === "paid" || stored.state === "partially_refunded")
    .filter(({ stored }) => !stored.marks.some((mark) => otherwiseKnown.includes(mark)))
    .filter(({ id }) => !everOpened.has(`payment:${id}:paid_after_close`))
    .filter(({ id, shopId, groupId }) => (wonBy.get(`${shopId} ${groupId}`) ?? id) === id)
    .map(({ sessionId }) => `money came for the closed order of session ${sessionId} and nobody was told`);
}
