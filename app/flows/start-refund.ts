import { formatDecimal } from "../domain/money.ts";
import type { RefundReason } from "../domain/refund.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { openByHand } from "./absorb-refund.ts";
import { requestRefund, type RequestRefundDeps, type Wish } from "./request-refund.ts";

/** `asked`: on its way through the gateway. `by_hand`: the gateway cannot, and a person has it to do. */
export type RefundStart = "asked" | "by_hand";

/**
 * A merchant's click: sets the money out through its gateway, or hands it to a person when the gateway cannot, and
 * writes down who clicked.
 */
export async function startRefund(
  tx: StoreTransaction,
  deps: RequestRefundDeps,
  about: {
    readonly payment: Payment;
    readonly reason: RefundReason;
    readonly actor: string;
    readonly wish: Wish;
  },
  now: Date,
): Promise<RefundStart> {
  const { payment, reason, actor, wish } = about;
  const order = { reason, requestedBy: actor, shopRequestId: null };
  const asked = await requestRefund(tx, deps, { payment, order, wishes: [wish] }, now);
  const amount = formatDecimal(wish.amount);
  if (!asked.ok) await openByHand(tx, payment, { because: asked.error, amount });
  await tx.audit({
    shopId: payment.shop.id,
    paymentId: payment.id,
    actor,
    verb: "refund",
    subject: asked.ok ? `refund:${asked.value}` : `payment:${payment.id}`,
    reason,
    before: null,
    after: {
      gateway_payment_id: wish.paid.gatewayPaymentId,
      amount,
      currency: wish.amount.currency,
      outcome: asked.ok ? "asked" : asked.error,
    },
  });
  return asked.ok ? "asked" : "by_hand";
}
