import * as z from "zod";
import type { IncomingWebhook, WebhookReading } from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";
import { readSignature } from "./signature.ts";
import { wireId } from "./wire-payment.ts";

const notification = z.object({ id: wireId, status: z.string(), payment_id: wireId.nullish() });

/**
 * Reads which payment a notification rings for; one with a `payment_id` is about a refund of it. The signature
 * covers login, date and body, so it names the event: the same bytes are the same event, and a notification
 * signed anew is a new one and a second, harmless look. The form-encoded IPN of old cannot be verified and is
 * not read.
 */
export function readWebhook(webhook: IncomingWebhook): WebhookReading {
  const signature = readSignature(webhook.headers["authorization"] ?? "");
  const json = parseExactJson(webhook.body.toString("utf8"));
  const body = json.ok ? notification.safeParse(json.value) : null;
  if (!signature || !body?.success) return { kind: "unreadable" };
  const { id, payment_id: paymentId } = body.data;
  const eventKey = `${paymentId ? "refund" : "payment"}:${id}:${signature}`;
  const lookup = paymentId ? { gatewayPaymentId: paymentId, refundId: id } : { gatewayPaymentId: id };
  return { kind: "payment", eventKey, lookup };
}
