import { digestOfToken, refundLinkState, type RefundPage } from "../domain/cash-refund.ts";
import { shownShopName } from "../domain/shop-name.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { PaymentStore, ShopStore } from "../ports/store.ts";

export interface ShowCashRefundDeps {
  readonly cashRefunds: CashRefundStore;
  readonly payments: PaymentStore;
  readonly shops: ShopStore;
}

/** What a one-time link shows; null for one that never was. Nothing of the buyer is in it, used or not. */
export async function showCashRefund(
  deps: ShowCashRefundDeps,
  token: string,
  now: Date,
): Promise<RefundPage | null> {
  const refund = await deps.cashRefunds.findByTokenDigest(digestOfToken(token));
  if (!refund) return null;
  const payment = await deps.payments.find(refund.shopId, refund.paymentId);
  if (!payment) throw new Error("a cash refund without its payment");
  const { linkExpiresAt, amount, country } = refund;
  return {
    state: refundLinkState(refund.state, linkExpiresAt, now),
    shopName: shownShopName(await deps.shops.nameOf(payment.shop.id), payment.shop.domain),
    amount,
    locale: payment.locale,
    country,
    linkExpiresAt,
    isTest: payment.isTest,
  };
}
