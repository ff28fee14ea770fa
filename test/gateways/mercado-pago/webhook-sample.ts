import { createHmac } from "node:crypto";
import type { GatewayAccess, IncomingWebhook } from "../../../app/ports/gateway.ts";

export const webhookSecret = "5ec4e7".repeat(10);
export const access: GatewayAccess = {
  accountId: "account-1",
  credentials: { webhook_secret: webhookSecret },
};
export const receivedAt = new Date("2026-05-28T13:00:00.000Z");

interface Parts {
  readonly dataId?: string;
  readonly requestId?: string | null;
  readonly ts?: string;
  readonly secret?: string;
  readonly body?: string;
}

/** A webhook signed as documented; the manifest leaves out the request id when there is none. */
export function signedWebhook(parts: Parts = {}): IncomingWebhook {
  const {
    dataId = "5466310457",
    requestId = "9d8c-71",
    ts = String(receivedAt.getTime()),
    secret = webhookSecret,
  } = parts;
  const manifest = `id:${dataId};${requestId === null ? "" : `request-id:${requestId};`}ts:${ts};`;
  const v1 = createHmac("sha256", secret).update(manifest).digest("hex");
  const body = {
    id: 12345,
    type: "payment",
    action: "payment.updated",
    data: { id: dataId },
    version: 2,
    user_id: 44444,
  };
  return {
    query: new URLSearchParams({ source_news: "webhooks", "data.id": dataId, type: "payment" }),
    headers: {
      "x-signature": `ts=${ts},v1=${v1}`,
      ...(requestId === null ? {} : { "x-request-id": requestId }),
    },
    body: Buffer.from(parts.body ?? JSON.stringify(body)),
    receivedAt,
  };
}

export function withHeader(
  webhook: IncomingWebhook,
  name: string,
  value: string | undefined,
): IncomingWebhook {
  return { ...webhook, headers: { ...webhook.headers, [name]: value } };
}

export function withQuery(webhook: IncomingWebhook, query: string): IncomingWebhook {
  return { ...webhook, query: new URLSearchParams(query) };
}
