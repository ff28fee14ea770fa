import { createHmac } from "node:crypto";
import * as z from "zod";
import { constantTimeEqual } from "../lib/constant-time.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { readExactJsonBody } from "./json-body.ts";
import { limits } from "./limits.ts";
import { headerText, type RequestHeaders } from "./request-headers.ts";
import { key, personText } from "./fields.ts";
import { readShopDomain } from "./shop-domain.ts";

interface WebhookBase {
  readonly shopDomain: string;
  /** Equal for repeats of one event. */
  readonly eventId: string;
}

/** Shopify knows the person by id; a payments app knows no such id and must match by email or phone. */
export interface WebhookCustomer {
  readonly email: string | null;
  readonly phone: string | null;
}

/** The webhooks a payments app may and must take: the compliance topics and the end of an installation. */
export type ShopifyWebhook = WebhookBase &
  (
    | {
        readonly topic: "customers/data_request";
        readonly dataRequestId: string;
        readonly customer: WebhookCustomer;
        /** The shop's own ids. */
        readonly orderIds: readonly string[];
      }
    | {
        readonly topic: "customers/redact";
        readonly customer: WebhookCustomer;
        readonly orderIds: readonly string[];
      }
    | { readonly topic: "shop/redact" }
    | { readonly topic: "app/uninstalled" }
  );

export type WebhookError = "too_large" | "bad_signature" | "unknown_topic" | "malformed" | "wrong_shop";

/** 401 is what Shopify demands for a bad signature. */
export const webhookStatuses: Readonly<Record<WebhookError, number>> = {
  too_large: 413,
  bad_signature: 401,
  unknown_topic: 404,
  malformed: 400,
  wrong_shop: 400,
};

const shopDomain = z.string().transform((text) => readShopDomain(text));
const customer = z
  .object({ email: personText(limits.email), phone: personText(limits.phone) })
  .transform(({ email, phone }): WebhookCustomer => ({ email, phone }));
/** What is no id is left out: a request to forget is not refused for it. */
const orders = z
  .array(z.unknown())
  .transform((ids) => ids.filter((id): id is string => typeof id === "string" && /^\d{1,20}$/.test(id)));

/**
 * Topic and shop stand in headers, which the signature does not cover. So each payload must also prove its
 * topic by its shape and its shop by its content: a signed body cannot be passed off as another request.
 */
const payloads = {
  "customers/data_request": z.object({
    shop_domain: shopDomain,
    customer,
    orders_requested: orders,
    data_request: z.object({ id: key }),
  }),
  "customers/redact": z.object({ shop_domain: shopDomain, customer, orders_to_redact: orders }),
  "shop/redact": z.object({ shop_domain: shopDomain, customer: z.undefined().optional() }),
  "app/uninstalled": z.object({ myshopify_domain: shopDomain }),
} as const;

/**
 * Verifies and reads a webhook. `secrets`: the app's client secret, and the former one while it is being
 * rotated. Never throws.
 */
export function readWebhook(
  headers: RequestHeaders,
  rawBody: Buffer,
  secrets: readonly string[],
): Result<ShopifyWebhook, WebhookError> {
  const opened = openWebhook(headers, rawBody, secrets);
  return opened.ok ? readAppWebhook(opened.value) : opened;
}

/** A body that Shopify signed for this app. Topic and shop are what its headers claim, and nothing more. */
export interface SignedWebhook extends WebhookBase {
  readonly topic: string;
  /** Numbers are kept as their source text. */
  readonly json: unknown;
}

/** The signature first, then the headers. Never throws. */
export function openWebhook(
  headers: RequestHeaders,
  rawBody: Buffer,
  secrets: readonly string[],
): Result<SignedWebhook, WebhookError> {
  if (rawBody.length > limits.bodyBytes) return err("too_large");
  if (!isSigned(headerText(headers, "x-shopify-hmac-sha256"), rawBody, secrets)) return err("bad_signature");
  const shopDomain = readShopDomain(headerText(headers, "x-shopify-shop-domain") ?? "");
  const eventId = key.safeParse(
    headerText(headers, "x-shopify-event-id") ?? headerText(headers, "x-shopify-webhook-id"),
  );
  const json = readExactJsonBody(rawBody);
  if (shopDomain === null || !eventId.success || !json.ok) return err("malformed");
  const topic = headerText(headers, "x-shopify-topic") ?? "";
  return ok({ shopDomain, eventId: eventId.data, topic, json: json.value });
}

/** Reads the topics that every app of ours must take. */
export function readAppWebhook({
  shopDomain: claimedShop,
  eventId,
  topic,
  json,
}: SignedWebhook): Result<ShopifyWebhook, WebhookError> {
  const read = readPayload(topic, json);
  if (!read.ok) return read;
  const { signedShop, content } = read.value;
  return signedShop === claimedShop ? ok({ shopDomain: signedShop, eventId, ...content }) : err("wrong_shop");
}

function isSigned(signature: string | undefined, rawBody: Buffer, secrets: readonly string[]): boolean {
  if (signature === undefined) return false;
  return secrets
    .map((secret) =>
      constantTimeEqual(signature, createHmac("sha256", secret).update(rawBody).digest("base64")),
    )
    .includes(true);
}

type Content = ShopifyWebhook extends infer Union
  ? Union extends unknown
    ? Omit<Union, keyof WebhookBase>
    : never
  : never;

function readPayload(
  topic: string,
  json: unknown,
): Result<{ signedShop: string | null; content: Content }, "unknown_topic" | "malformed"> {
  switch (topic) {
    case "customers/data_request": {
      const { data } = payloads[topic].safeParse(json);
      if (!data) return err("malformed");
      const content: Content = {
        topic,
        dataRequestId: data.data_request.id,
        customer: data.customer,
        orderIds: data.orders_requested,
      };
      return ok({ signedShop: data.shop_domain, content });
    }
    case "customers/redact": {
      const { data } = payloads[topic].safeParse(json);
      if (!data) return err("malformed");
      return ok({
        signedShop: data.shop_domain,
        content: { topic, customer: data.customer, orderIds: data.orders_to_redact },
      });
    }
    case "shop/redact": {
      const { data } = payloads[topic].safeParse(json);
      return data ? ok({ signedShop: data.shop_domain, content: { topic } }) : err("malformed");
    }
    case "app/uninstalled": {
      const { data } = payloads[topic].safeParse(json);
      return data ? ok({ signedShop: data.myshopify_domain, content: { topic } }) : err("malformed");
    }
    default:
      return err("unknown_topic");
  }
}
