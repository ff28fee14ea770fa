import { randomUUID } from "node:crypto";
import type { Payment } from "./payment.ts";
import type { Seller } from "./sellers.ts";
import { apiTime } from "./timestamp.ts";
import { signWebhook } from "./webhook-signature.ts";

export type WebhookAction = "payment.created" | "payment.updated";

export interface WebhookRequest {
  readonly notificationId: number;
  /** As Mercado Pago would call it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One signed call. Build it anew for each try: ts, request id and notification id all change. */
export function buildWebhookRequest(
  event: { readonly payment: Payment; readonly action: WebhookAction; readonly notificationUrl: string },
  seller: Seller,
  notificationId: number,
  now: number,
): WebhookRequest {
  const dataId = String(event.payment.id);
  const requestId = randomUUID();
  const body = JSON.stringify({
    action: event.action,
    api_version: "v1",
    data: { id: dataId },
    date_created: apiTime(event.payment.updatedAt),
    id: notificationId,
    live_mode: true,
    type: "payment",
    user_id: seller.userId,
    version: event.payment.version,
  });
  return {
    notificationId,
    url: withPaymentQuery(event.notificationUrl, dataId),
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "MercadoPago WebHook v1.0 payment",
      "x-request-id": requestId,
      "x-signature": signWebhook(dataId, requestId, now, seller.webhookSecret),
    },
    body,
  };
}

/** Appends to the text, so that a query already there keeps its exact bytes. */
function withPaymentQuery(notificationUrl: string, dataId: string): string {
  const [url = ""] = notificationUrl.split("#");
  const joint = url.includes("?") ? "&" : "?";
  return `${url}${joint}data.id=${dataId}&type=payment`;
}
