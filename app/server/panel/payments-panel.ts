import type { Container } from "../../container.server.ts";
import { listExceptions } from "../../flows/list-exceptions.ts";
import { listPayments } from "../../flows/list-payments.ts";
import { readProof } from "../../flows/read-proof.ts";
import { viewPayment } from "../../flows/view-payment.ts";
import { newId, newToken } from "../../lib/id.ts";
import { shopUrl } from "../../platform/shop-domain.ts";
import type { Payment } from "../../ports/records.ts";
import type { PaymentsPanel } from "../panel-container.ts";
import { actOf } from "./acts/act.ts";
import type { PanelOwner } from "./panel-owner.ts";
import { readShopZone } from "./shop-zone.ts";

/** What the panel's pages about payments ask of the application. */
export function createPaymentsPanel(container: Container, owner: PanelOwner): PaymentsPanel {
  const { clock, env } = container;
  const { shopId, actor } = owner;
  // An order stands behind each payment of door 2, and its id in the shop is the session's.
  const orderUrl = ({ door, sessionGid, shop }: Payment): string | null => {
    const orderId = /^gid:\/\/shopify\/Order\/(\d+)$/.exec(sessionGid)?.[1];
    if (door !== "shopify-orders" || orderId === undefined) return null;
    return shopUrl(env.SHOPIFY_SHOP_ORIGIN, shop.domain, `/admin/orders/${orderId}`);
  };
  const deps = { ...container, newId, newToken, orderUrl };
  return {
    timeZone: () => readShopZone(container, shopId),
    listPayments: async (query) => listPayments(deps, shopId, query, await readShopZone(container, shopId)),
    viewPayment: (paymentId) => viewPayment(deps, shopId, paymentId),
    async readProof(paymentId, proofId) {
      const read = await readProof(deps, { shopId, paymentId, proofId, actor });
      return read.ok ? read.value : null;
    },
    listExceptions: (filter) => listExceptions(deps, shopId, filter, clock.now()),
    async listAccountNames() {
      const accounts = await container.accounts.list(shopId);
      return accounts.map(({ id, gateway, mode, country }) => ({
        ...{ id, mode, country },
        gatewayName: container.findGateway(gateway).name,
      }));
    },
    act: (form, paymentId) => actOf({ deps, shopId, actor, now: clock.now() }, form, paymentId),
  };
}
