import { readWebhook, webhookStatuses, type ShopifyWebhook } from "../platform/read-webhook.ts";
import type { AlertStore, ShopStore } from "../ports/store.ts";
import type { HotEndpoint } from "./hot-endpoints.ts";

export interface ShopifyWebhookDeps {
  readonly shops: ShopStore;
  readonly alerts: AlertStore;
  /** The payments app's client secret. */
  readonly apiSecret: string;
  digestEmail(email: string): string;
  now(): Date;
}

/** Uninstall and the three compliance topics of the payments app. They need no session: after uninstall there is none. */
export function shopifyWebhookEndpoint(deps: ShopifyWebhookDeps): HotEndpoint {
  return {
    name: "shopify-webhooks",
    method: "POST",
    path: "/webhooks/shopify/payments",
    async handle({ headers, body }) {
      const read = readWebhook(headers, body, [deps.apiSecret]);
      if (!read.ok) return { status: webhookStatuses[read.error], json: { error: read.error } };
      await act(deps, read.value);
      return { status: 200 };
    },
  };
}

async function act(deps: ShopifyWebhookDeps, webhook: ShopifyWebhook): Promise<void> {
  const { shops, alerts } = deps;
  switch (webhook.topic) {
    case "app/uninstalled":
      return shops.uninstall(webhook.shopDomain, deps.now());
    case "shop/redact":
      return shops.redactShop(webhook.shopDomain);
    case "customers/redact": {
      const { email } = webhook.customer;
      if (email !== null) await shops.redactBuyer(webhook.shopDomain, deps.digestEmail(email));
      return;
    }
    case "customers/data_request": {
      const shop = await shops.findByDomain(webhook.shopDomain);
      // A person has 30 days to hand the merchant what we hold of this customer.
      return alerts.raise({
        shopId: shop?.id ?? null,
        kind: "data_request",
        key: `data_request:${webhook.shopDomain}:${webhook.dataRequestId}`,
        detail: { data_request_id: webhook.dataRequestId, shop: webhook.shopDomain },
      });
    }
  }
}
