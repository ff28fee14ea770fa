import { createHmac, randomInt, randomUUID } from "node:crypto";
import { writePost } from "./request-plan.ts";

export interface WebhookPlan {
  readonly kind: "webhooks";
  readonly path: string;
  readonly secret: string;
}

/** Webhooks signed as Mercado Pago signs them (devsite-docs, 2026-09), each about a payment of its own. */
export function prepareWebhooks({ path, secret }: WebhookPlan, count: number): Buffer[] {
  const firstId = randomInt(1e11, 9e11);
  return Array.from({ length: count }, (_, index) => {
    const dataId = String(firstId + index);
    const requestId = randomUUID();
    const ts = Date.now();
    const v1 = createHmac("sha256", secret)
      .update(`id:${dataId};request-id:${requestId};ts:${ts};`)
      .digest("hex");
    const headers = {
      host: "localhost",
      "content-type": "application/json",
      "user-agent": "MercadoPago WebHook v1.0 payment",
      "x-request-id": requestId,
      "x-signature": `ts=${ts},v1=${v1}`,
    };
    const body = {
      action: "payment.updated",
      api_version: "v1",
      data: { id: dataId },
      date_created: new Date(ts).toISOString(),
      id: firstId + index,
      live_mode: true,
      type: "payment",
      user_id: "300000001",
    };
    return writePost(`${path}?data.id=${dataId}&type=payment`, headers, JSON.stringify(body));
  });
}
