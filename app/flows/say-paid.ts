import { mayAsk, recentAsks } from "../domain/shopper-ask.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Payment } from "../ports/records.ts";
import type { PaymentStore, Transactions } from "../ports/store.ts";

export interface SayPaidDeps {
  readonly payments: PaymentStore;
  readonly transactions: Transactions;
}

/**
 * The shopper says to have paid: queues one question to the gateway, within the limits, which all web processes
 * share. No gateway is called while the page waits.
 */
export async function sayPaid(
  deps: SayPaidDeps,
  token: string,
  now: Date,
): Promise<Result<"asked" | "asked_already" | "nothing_to_ask", "unknown_link">> {
  const payment = await deps.payments.findByToken(token);
  if (!payment) return err("unknown_link");
  const { id: paymentId } = payment;
  const shopId = payment.shop.id;
  return deps.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(shopId, paymentId);
    if (!locked || !isUnpaid(locked)) return ok("nothing_to_ask");
    const askedAt = await tx.shopperAsks(shopId, paymentId);
    if (!mayAsk(askedAt, now)) return ok("asked_already");
    await tx.saveShopperAsks(shopId, paymentId, [...recentAsks(askedAt, now), now]);
    await tx.enqueue([{ job: { name: "ask-for-shopper", shopId, paymentId, tries: 0 } }]);
    return ok("asked");
  });
}

/** A number that ran out or was canceled may have been paid in time all the same. */
function isUnpaid({ state }: Payment): boolean {
  return state === "awaiting_payment" || state === "expired" || state === "canceled";
}
