import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { NewOrderEvent } from "../../ports/order-store.ts";
import { instant } from "../fields.ts";
import {
  openWebhook,
  readAppWebhook,
  type ShopifyWebhook,
  type SignedWebhook,
  type WebhookError,
} from "../read-webhook.ts";
import { headerText, type RequestHeaders } from "../request-headers.ts";

/** What the store app is told. */
export type StoreWebhook =
  | { readonly kind: "order"; readonly event: NewOrderEvent }
  | { readonly kind: "scopes"; readonly shopDomain: string; readonly scopes: readonly string[] }
  | { readonly kind: "app"; readonly webhook: ShopifyWebhook; readonly triggeredAt: Date | null };

/** Numbers arrive as their source text. */
const orderId = z.string().regex(/^\d{1,20}$/);
const order = z.object({
  id: orderId,
  admin_graphql_api_id: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  updated_at: instant,
  payment_gateway_names: z.array(z.string()).optional(),
});
const edit = z.object({ order_edit: z.object({ order_id: orderId }) });
const scopes = z.object({ previous: z.array(z.string()), current: z.array(z.string()) });

const orderTopics: readonly string[] = ["orders/create", "orders/updated", "orders/cancelled", "orders/paid"];

/**
 * Verifies and reads a webhook of the store app. An order's body is signed but names no shop: the header's shop is
 * asked for the order, so a body of another shop finds nothing there. Never throws.
 */
export function readStoreWebhook(
  headers: RequestHeaders,
  rawBody: Buffer,
  secrets: readonly string[],
): Result<StoreWebhook, WebhookError> {
  const opened = openWebhook(headers, rawBody, secrets);
  if (!opened.ok) return opened;
  const signed = opened.value;
  const triggered = instant.safeParse(headerText(headers, "x-shopify-triggered-at"));
  const triggeredAt = triggered.success ? triggered.data : null;
  if (orderTopics.includes(signed.topic)) return readOrderNews(signed, triggeredAt);
  if (signed.topic === "orders/edited") return readEdit(signed, triggeredAt);
  if (signed.topic === "app/scopes_update") return readScopes(signed);
  const app = readAppWebhook(signed);
  return app.ok ? ok({ kind: "app", webhook: app.value, triggeredAt }) : app;
}

function readOrderNews(
  { shopDomain, topic, eventId, json }: SignedWebhook,
  triggeredAt: Date | null,
): Result<StoreWebhook, WebhookError> {
  const { data } = order.safeParse(json);
  if (!data) return err("malformed");
  const { id, updated_at: updatedAt, payment_gateway_names: methodNames = null } = data;
  const event = { shopDomain, topic, eventId, orderId: id, triggeredAt, updatedAt, methodNames };
  return ok({ kind: "order", event });
}

function readEdit(
  { shopDomain, topic, eventId, json }: SignedWebhook,
  triggeredAt: Date | null,
): Result<StoreWebhook, WebhookError> {
  const { data } = edit.safeParse(json);
  if (!data) return err("malformed");
  const { order_id: orderId } = data.order_edit;
  const event = { shopDomain, topic, eventId, orderId, triggeredAt, updatedAt: null, methodNames: null };
  return ok({ kind: "order", event });
}

function readScopes({ shopDomain, json }: SignedWebhook): Result<StoreWebhook, WebhookError> {
  const { data } = scopes.safeParse(json);
  return data ? ok({ kind: "scopes", shopDomain, scopes: data.current }) : err("malformed");
}
