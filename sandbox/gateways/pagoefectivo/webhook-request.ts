import { createHmac } from "node:crypto";
import { wireAmount } from "../amount.ts";
import type { OutgoingWebhook } from "../post-webhook.ts";
import type { Cip } from "./cip.ts";
import type { Merchant } from "./merchants.ts";

/** The one documented event; its body is compact JSON with the CIP as text, and nothing in it tells a time. */
export function buildWebhook(cip: Cip, merchant: Merchant, url: string): OutgoingWebhook {
  const body = JSON.stringify({
    eventType: "cip.paid",
    operationNumber: cip.operationNumber,
    data: { cip: String(cip.number), currency: "PEN", amount: wireAmount(cip.amount) },
  });
  return {
    url,
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "pe-signature": createHmac("sha256", merchant.secretKey).update(body).digest("hex"),
    },
    body,
  };
}
