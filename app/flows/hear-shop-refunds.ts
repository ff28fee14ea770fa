import { formatDecimal } from "../domain/money.ts";
import { ok, type Result } from "../lib/result.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { OrderDesk, ShopOrder, ShopRefund } from "../ports/order-desk.ts";
import type { ShopError } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";
import type { Transactions } from "../ports/store.ts";

export interface HearShopRefundsDeps {
  readonly orderDesk: OrderDesk;
  readonly exceptions: ExceptionStore;
  readonly transactions: Transactions;
}

/**
 * A merchant who refunds an order with a manual method in the shop's admin moves no money: Shopify writes it into its
 * books, and leaves the sending to the merchant. Each such refund is put in front of a person once, who sends it with a
 * click or says that it was given otherwise; sending it unasked could pay somebody twice who got it over the counter.
 */
export async function hearShopRefunds(
  { orderDesk, exceptions, transactions }: HearShopRefundsDeps,
  payment: Payment,
  order: ShopOrder,
): Promise<Result<readonly ShopRefund[], ShopError>> {
  const refunds = await orderDesk.readRefunds(payment.shop, order.gid);
  if (!refunds.ok) return refunds;
  for (const { refundId, amount } of refunds.value.filter(({ isOurs }) => !isOurs)) {
    const { id, shop, sessionId } = payment;
    const key = `order_refund:${shop.id}:${refundId}`;
    if (await exceptions.findLast(shop.id, key)) continue;
    const sum = { amount: formatDecimal(amount), currency: amount.currency };
    const detail = { payment_id: sessionId, refund: refundId, ...sum };
    await transactions.transaction((tx) =>
      tx.openException({ shopId: shop.id, paymentId: id, kind: "refunded_in_shop", key, detail }),
    );
  }
  return ok(refunds.value);
}
