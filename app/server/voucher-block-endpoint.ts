import type { Container } from "../container.server.ts";
import type { PaymentPage } from "../domain/payment-page.ts";
import { showOrderVoucher } from "../flows/show-order-voucher.ts";
import { readLanguage } from "../i18n/language.ts";
import { drawBarcode, type DrawnBarcode } from "../lib/barcode/draw-barcode.ts";
import { verifyBuyerToken } from "../platform/shopify-orders/buyer-token.ts";
import type { BuyersOrder } from "../ports/order-store.ts";
import { createAskLimit } from "./ask-limit.ts";
import { readBearer } from "./bearer.ts";
import { readOrderGid } from "./read-order-gid.ts";
import type { HotAnswer, HotEndpoint } from "./hot-endpoints.ts";
import { createBarcodeReport } from "./report-barcode.ts";
import { voucherAnswer } from "./voucher-answer.ts";

/** An open block asks every ten seconds at most; a guess is one of 34^9. */
const asksPerMinute = 60;

const unknown: HotAnswer = { status: 404, json: { error: "unknown_order" } };

/**
 * Asked by the block in the buyer's page of an order, with Shopify's token for the shop and the order's confirmation
 * number, which only the buyer has: the token alone would open any order of the shop. Another shop's order answers like
 * a missing one.
 */
export function voucherBlockEndpoint(
  container: Container,
  { tokenEndpoint }: NonNullable<Container["storeApp"]>,
): HotEndpoint {
  const { now } = container.clock;
  const mayAsk = createAskLimit(asksPerMinute, now);
  const reportBarcode = createBarcodeReport(container);
  const draw = async (page: PaymentPage): Promise<DrawnBarcode | null> => {
    const barcode = page.stage.kind === "voucher" ? page.stage.details.barcode : null;
    if (!barcode) return null;
    const drawn = await drawBarcode(barcode.symbology, barcode.content);
    if (drawn.ok) return drawn.value;
    await reportBarcode(page, drawn.error);
    return null;
  };
  return {
    name: "voucher-block",
    method: "GET",
    path: "/api/extensions/voucher",
    isForBlocks: true,
    async handle({ headers, query }) {
      const token = readBearer(headers.authorization);
      const shop = token === null ? null : verifyBuyerToken(token, { ...tokenEndpoint, now: now() });
      if (!shop?.ok) return { status: 401, json: { error: "not_signed_in" } };
      const wish = new URLSearchParams(query);
      const order = readOrder(shop.value, wish);
      if (!order) return unknown;
      if (!mayAsk(`${order.shopDomain} ${order.orderId}`))
        return { status: 429, json: { error: "too_often" } };
      const page = await showOrderVoucher(container, order, now());
      if (!page) return unknown;
      const language = readLanguage(wish.get("language")) ?? readLanguage(page.locale) ?? "es";
      return { status: 200, json: voucherAnswer(page, await draw(page), language, now()) };
    },
  };
}

function readOrder(shopDomain: string, wish: URLSearchParams): BuyersOrder | null {
  const orderId = readOrderGid(wish.get("order"));
  const confirmationNumber = wish.get("confirmation") ?? "";
  if (orderId === null || !/^[\w-]{1,64}$/.test(confirmationNumber)) return null;
  return { shopDomain, orderId, confirmationNumber };
}
