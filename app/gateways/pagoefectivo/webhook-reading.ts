import * as z from "zod";
import type { IncomingWebhook, WebhookReading } from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";
import { cipNumber } from "./wire-cip.ts";

const notification = z.object({
  eventType: z.string().regex(/^[a-z_.]{1,40}$/),
  operationNumber: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullish()
    .catch(null),
  data: z.object({ cip: cipNumber }),
});

/**
 * Reads which CIP a notification rings for. `cip.paid` is the only documented event; others of the family were
 * seen by integrators and only make us look. Everything in the key is signed.
 */
export function readWebhook(webhook: IncomingWebhook): WebhookReading {
  const json = parseExactJson(webhook.body.toString("utf8"));
  const parsed = json.ok ? notification.safeParse(json.value) : null;
  if (!parsed?.success) return { kind: "unreadable" };
  const { eventType, operationNumber, data } = parsed.data;
  if (!eventType.startsWith("cip.")) return { kind: "ignored", reason: "not about a CIP" };
  return {
    kind: "payment",
    eventKey: `${eventType}:${data.cip}:${operationNumber ?? ""}`,
    lookup: { gatewayPaymentId: data.cip },
  };
}
