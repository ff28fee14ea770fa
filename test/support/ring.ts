import { createHmac } from "node:crypto";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";
import type { FlowWorld } from "./flow-world.ts";

export interface Ring {
  readonly accountId: string;
  /** Mercado Pago's id of the payment. */
  readonly dataId: string;
  readonly secret?: string;
  readonly sentAt?: Date;
  readonly requestId?: string;
  readonly body?: string;
}

/** Rings our door as Mercado Pago would, or almost. Returns the status. */
export async function ring(world: FlowWorld, call: Ring): Promise<number> {
  const { accountId, dataId, secret = colombianSeller.webhookSecret, sentAt = world.clock.now() } = call;
  const requestId = call.requestId ?? `ring-${Math.random()}`;
  const ts = sentAt.getTime();
  const signed = `id:${dataId};request-id:${requestId};ts:${ts};`;
  const v1 = createHmac("sha256", secret).update(signed).digest("hex");
  const { port } = new URL(world.container.env.PUBLIC_URL);
  const url = `http://127.0.0.1:${port}/webhooks/gateways/mercado-pago/${accountId}?data.id=${dataId}&type=payment`;
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "x-signature": `ts=${ts},v1=${v1}`,
      "x-request-id": requestId,
      "content-type": "application/json",
    },
    body: call.body ?? JSON.stringify({ type: "payment", action: "payment.updated", data: { id: dataId } }),
  });
  return answer.status;
}
