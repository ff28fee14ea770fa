import type { PaymentPage } from "../domain/payment-page.ts";
import type { BuyersOrder, OrderStore } from "../ports/order-store.ts";
import { showPayment, type ShowPaymentDeps } from "./show-payment.ts";

export interface ShowOrderVoucherDeps extends ShowPaymentDeps {
  readonly orders: OrderStore;
}

/**
 * What the pay page of an order shows now; null for an order that is not there, not ours, or whose confirmation number
 * is another: nobody can tell these apart. Reads only our own database.
 */
export async function showOrderVoucher(
  deps: ShowOrderVoucherDeps,
  order: BuyersOrder,
  now: Date,
): Promise<PaymentPage | null> {
  const token = await deps.orders.findForBuyer(order);
  return token === null ? null : showPayment(deps, token, now);
}
