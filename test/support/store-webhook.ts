import { createHmac, randomUUID } from "node:crypto";
import type { FlowWorld } from "./flow-world.ts";

/** Sends the store app a webhook as Shopify would, with the right signature unless another is given. */
export async function postStoreWebhook(
  world: FlowWorld,
  webhook: {
    readonly shop: string;
    readonly topic: string;
    readonly payload: unknown;
    readonly eventId?: string;
    readonly triggeredAt?: Date;
    readonly signature?: string;
  },
): Promise<number> {
  const body = JSON.stringify(webhook.payload);
  const secret = world.container.storeApp?.tokenEndpoint.apiSecret ?? "";
  const answer = await fetch(`${world.container.env.PUBLIC_URL}/webhooks/shopify/store`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": webhook.topic,
      "x-shopify-shop-domain": webhook.shop,
      "x-shopify-event-id": webhook.eventId ?? randomUUID(),
      "x-shopify-triggered-at": (webhook.triggeredAt ?? new Date()).toISOString(),
      "x-shopify-hmac-sha256":
        webhook.signature ?? createHmac("sha256", secret).update(body).digest("base64"),
    },
  });
  return answer.status;
}
