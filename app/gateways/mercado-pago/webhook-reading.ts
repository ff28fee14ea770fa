import * as z from "zod";
import type { IncomingWebhook, WebhookReading } from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";
import { readSignedParts } from "./webhook-signature.ts";

const notification = z.object({ type: z.string(), data: z.object({ id: z.string() }) });

/**
 * Reads which payment a webhook rings for. The body is not signed, so it is only asked to agree with what is:
 * the event key is made of signed parts alone, for a key with something of the body in it could be taken in
 * advance by a replay with a changed body, and the real event would then be dropped. Mercado Pago signs each
 * retry anew, so a retry is a new event (and a second, harmless look), while a replay of the same bytes is
 * the same event.
 */
export function readWebhook(webhook: IncomingWebhook): WebhookReading {
  const parts = readSignedParts(webhook);
  const json = parseExactJson(webhook.body.toString("utf8"));
  const body = json.ok ? notification.safeParse(json.value) : null;
  if (typeof parts === "string" || !body?.success) return { kind: "unreadable" };
  const { type, data } = body.data;
  const askedType = webhook.query.get("type");
  if (data.id !== parts.dataId || (askedType !== null && askedType !== type)) return { kind: "unreadable" };
  if (type !== "payment") return { kind: "ignored", reason: "not about a payment" };
  if (!/^\d{1,20}$/.test(data.id)) return { kind: "unreadable" };
  return {
    kind: "payment",
    eventKey: `payment:${data.id}:${parts.ts}:${parts.requestId ?? ""}`,
    lookup: { gatewayPaymentId: data.id },
  };
}
