import type { ShopifyWebhook } from "../platform/read-webhook.ts";
import { orderGid } from "../platform/shopify-orders/read-order.ts";
import type { PeopleStore, PersonQuery } from "../ports/order-store.ts";
import type { DoorId } from "../ports/platform.ts";
import type { AlertStore, ShopStore } from "../ports/store.ts";

export interface AppWebhookDeps {
  readonly shops: ShopStore;
  readonly people: PeopleStore;
  readonly alerts: AlertStore;
  digestEmail(email: string): string;
}

/** The app whose webhook it is. */
export interface ToldApp {
  readonly door: DoorId;
  uninstall(shopDomain: string): Promise<void>;
}

/** The end of an installation and the three compliance topics. They need no session: after uninstall there is none. */
export async function actOnAppWebhook(
  deps: AppWebhookDeps,
  app: ToldApp,
  webhook: ShopifyWebhook,
): Promise<void> {
  const { shops, people, alerts } = deps;
  switch (webhook.topic) {
    case "app/uninstalled":
      return app.uninstall(webhook.shopDomain);
    case "shop/redact":
      return shops.redactShop(webhook.shopDomain, app.door);
    case "customers/redact":
      await people.redact(webhook.shopDomain, personOf(deps, webhook));
      return;
    case "customers/data_request": {
      const shop = await shops.findByDomain(webhook.shopDomain);
      const payments = await people.list(webhook.shopDomain, personOf(deps, webhook));
      // A person has 30 days to hand the merchant what we hold of this customer: the payments say where it is.
      return alerts.raise({
        shopId: shop?.id ?? null,
        kind: "data_request",
        key: `data_request:${webhook.shopDomain}:${webhook.dataRequestId}`,
        detail: {
          data_request_id: webhook.dataRequestId,
          shop: webhook.shopDomain,
          payments: payments.join(" "),
        },
      });
    }
  }
}

/** By e-mail, as the shop's checkout told it, and by the orders the shop names. */
function personOf(
  deps: AppWebhookDeps,
  { customer, orderIds }: Extract<ShopifyWebhook, { orderIds: readonly string[] }>,
): PersonQuery {
  const digest = customer.email === null ? null : deps.digestEmail(customer.email);
  return { digest, orderGids: orderIds.map(orderGid) };
}
