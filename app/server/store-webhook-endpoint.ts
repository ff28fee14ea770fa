import { webhookStatuses } from "../platform/read-webhook.ts";
import { readStoreWebhook, type StoreWebhook } from "../platform/shopify-orders/read-order-webhook.ts";
import type { OrderStore, StoreShops } from "../ports/order-store.ts";
import type { Probe } from "../ports/probe.ts";
import { storeWebhookPath } from "../shopify.server.ts";
import { actOnAppWebhook, type AppWebhookDeps } from "./act-on-app-webhook.ts";
import type { HotEndpoint } from "./hot-endpoints.ts";

export interface StoreWebhookDeps extends AppWebhookDeps {
  readonly orders: OrderStore;
  readonly storeShops: StoreShops;
  readonly probe: Probe;
  /** The store app's client secret. */
  readonly apiSecret: string;
}

/**
 * All the store app is told. News of an order is written down with the job that asks the shop for it, and only then
 * answered; what it says moves nothing. Shopify waits five seconds and tries again for four hours.
 */
export function storeWebhookEndpoint(deps: StoreWebhookDeps): HotEndpoint {
  return {
    name: "store-webhooks",
    method: "POST",
    path: storeWebhookPath,
    async handle({ headers, body }) {
      const read = readStoreWebhook(headers, body, [deps.apiSecret]);
      if (!read.ok) return { status: webhookStatuses[read.error], json: { error: read.error } };
      await act(deps, read.value);
      return { status: 200 };
    },
  };
}

async function act(deps: StoreWebhookDeps, told: StoreWebhook): Promise<void> {
  const { orders, storeShops, probe } = deps;
  switch (told.kind) {
    case "order":
      // Of a shop that has left, nothing is kept, and there is nothing for Shopify to try again.
      await orders.receive(told.event);
      probe("order-news-stored");
      return;
    case "scopes":
      return storeShops.saveScopes(told.shopDomain, told.scopes);
    case "app": {
      const uninstall = (shopDomain: string) => storeShops.uninstall(shopDomain, told.triggeredAt);
      return actOnAppWebhook(deps, { door: "shopify-orders", uninstall }, told.webhook);
    }
  }
}
