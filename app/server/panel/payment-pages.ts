import type { Container } from "../../container.server.ts";
import { listExceptions } from "../../flows/list-exceptions.ts";
import { listPayments } from "../../flows/list-payments.ts";
import { viewPayment } from "../../flows/view-payment.ts";
import { newId, newToken } from "../../lib/id.ts";
import { shopUrl } from "../../platform/shop-domain.ts";
import type { Payment } from "../../ports/records.ts";
import type { PanelContainer } from "../panel-container.ts";
import type { Merchant } from "../store-access.ts";
import { actOf } from "./acts/act.ts";
import { readShopZone } from "./shop-zone.ts";

type PaymentPages = Pick<
  PanelContainer,
  "listPayments" | "viewPayment" | "listExceptions" | "listAccounts" | "act" | "timeZone"
>;

/** What the panel's pages about payments ask of the application. */
export function createPaymentPages(container: Container, { shop, userId }: Merchant): PaymentPages {
  const { clock, env } = container;
  // An order stands behind each payment of door 2, and its id in the shop is the session's.
  const orderUrl = ({ door, sessionGid }: Payment): string | null => {
    const orderId = /^gid:\/\/shopify\/Order\/(\d+)$/.exec(sessionGid)?.[1];
    if (door !== "shopify-orders" || orderId === undefined) return null;
    return shopUrl(env.SHOPIFY_SHOP_ORIGIN, shop.domain, `/admin/orders/${orderId}`);
  };
  const deps = { ...container, newId, newToken, orderUrl };
  return {
    timeZone: () => readShopZone(container, shop.id),
    listPayments: async (query) => listPayments(deps, shop.id, query, await readShopZone(container, shop.id)),
    viewPayment: (paymentId) => viewPayment(deps, shop.id, paymentId),
    listExceptions: (filter) => listExceptions(deps, shop.id, filter, clock.now()),
    async listAccounts() {
      const accounts = await container.accounts.list(shop.id);
      return accounts.map(({ id, gateway, mode, country }) => ({
        ...{ id, mode, country },
        gatewayName: container.findGateway(gateway).name,
      }));
    },
    act: (form, paymentId) =>
      actOf({ deps, shopId: shop.id, actor: `staff ${userId}`, now: clock.now() }, form, paymentId),
  };
}
