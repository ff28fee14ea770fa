import { randomUUID } from "node:crypto";
import { attemptsOf } from "./orders.ts";
import { newId } from "./ids.ts";
import { removeInstallation } from "./oauth/installation.ts";
import type { Order } from "./records.ts";
import { isoNow, type Sandbox } from "./sandbox.ts";
import { findShop } from "./shops.ts";
import { signBody } from "./signatures.ts";

export const complianceTopics = ["customers/data_request", "customers/redact", "shop/redact"] as const;
export type ComplianceTopic = (typeof complianceTopics)[number];
export type WebhookTopic = ComplianceTopic | "app/uninstalled";

export interface WebhookAnswer {
  /** null when the app did not answer within Shopify's five seconds. */
  readonly status: number | null;
  readonly failure: string | null;
}

const totalTimeoutMs = 5000;

/** Removes the app from the shop and tells it. The shop's tokens are dead by then. */
export async function uninstall(sandbox: Sandbox, shop: string): Promise<WebhookAnswer> {
  removeInstallation(sandbox, shop);
  return sendWebhook(sandbox, { shop, topic: "app/uninstalled", payload: shopPayload(shop) });
}

/** Sends a mandatory compliance webhook; about the buyer of `order` where the topic concerns a person. */
export function sendCompliance(
  sandbox: Sandbox,
  topic: ComplianceTopic,
  { shop, order }: { shop: string; order: Order | null },
): Promise<WebhookAnswer> {
  return sendWebhook(sandbox, { shop, topic, payload: compliancePayload(sandbox, topic, { shop, order }) });
}

/** One delivery, signed with the app's secret. Real Shopify would try eight times more; here a person does. */
async function sendWebhook(
  sandbox: Sandbox,
  { shop, topic, payload }: { shop: string; topic: WebhookTopic; payload: object },
): Promise<WebhookAnswer> {
  const body = JSON.stringify(payload);
  const webhookId = randomUUID();
  const at = isoNow(sandbox);
  const start = performance.now();
  const answer = await post(new URL("/webhooks/shopify/payments", sandbox.app.applicationUrl), body, {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": at,
    "x-shopify-hmac-sha256": signBody(body, sandbox.app.apiSecret),
  });
  const durationMs = Math.round(performance.now() - start);
  const sent = {
    at,
    shop,
    kind: "webhook" as const,
    subject: topic,
    requestId: webhookId,
    attempt: 1,
    durationMs,
  };
  sandbox.state.sent.push({ ...sent, ...answer });
  sandbox.changed();
  return answer;
}

async function post(url: URL, body: string, headers: Record<string, string>): Promise<WebhookAnswer> {
  const signal = AbortSignal.timeout(totalTimeoutMs);
  try {
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.arrayBuffer();
    return { status: response.status, failure: response.ok ? null : `HTTP ${response.status}` };
  } catch (error) {
    return {
      status: null,
      failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

function shopPayload(domain: string): object {
  const shop = findShop(domain);
  const { id = 0, name = domain, country = "", currency = "" } = shop ?? {};
  return { id, name, domain, myshopify_domain: domain, country_code: country, currency };
}

function compliancePayload(
  sandbox: Sandbox,
  topic: ComplianceTopic,
  { shop, order }: { shop: string; order: Order | null },
): object {
  const base = { shop_id: findShop(shop)?.id ?? 0, shop_domain: shop };
  if (topic === "shop/redact") return base;
  const checkout = order ? sandbox.state.checkouts.get(order.checkoutId) : undefined;
  const customer = { id: 207119551, email: checkout?.buyer.email ?? "", phone: checkout?.buyer.phone ?? "" };
  const orderIds = order ? attemptsOf(sandbox.state, order.group).map((_, index) => 1000 + index) : [];
  if (topic === "customers/redact") return { ...base, customer, orders_to_redact: orderIds };
  return { ...base, customer, orders_requested: orderIds, data_request: { id: newId() } };
}
