import { readWebhook, webhookStatuses } from "../platform/read-webhook.ts";
import { actOnAppWebhook, type AppWebhookDeps } from "./act-on-app-webhook.ts";
import type { HotEndpoint } from "./hot-endpoints.ts";

export interface ShopifyWebhookDeps extends AppWebhookDeps {
  /** The payments app's client secret. */
  readonly apiSecret: string;
  now(): Date;
}

/** Uninstall and the three compliance topics of the payments app. */
export function shopifyWebhookEndpoint(deps: ShopifyWebhookDeps): HotEndpoint {
  const app = {
    door: "shopify-payments" as const,
    uninstall: (shopDomain: string) => deps.shops.uninstall(shopDomain, deps.now()),
  };
  return {
    name: "shopify-webhooks",
    method: "POST",
    path: "/webhooks/shopify/payments",
    async handle({ headers, body }) {
      const read = readWebhook(headers, body, [deps.apiSecret]);
      if (!read.ok) return { status: webhookStatuses[read.error], json: { error: read.error } };
      await actOnAppWebhook(deps, app, read.value);
      return { status: 200 };
    },
  };
}
