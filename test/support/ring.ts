import { createHmac } from "node:crypto";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";
import type { FlowWorld } from "./flow-world.ts";

/** Rings our door as Mercado Pago would, or almost, and gives the HTTP status it got. */
export async function ring(
  world: FlowWorld,
  { accountId, dataId }: { readonly accountId: string; readonly dataId: string },
  options: { secret?: string; ts?: number; body?: string } = {},
): Promise<number> {
  const { secret = colombianSeller.webhookSecret, ts = world.clock.now().getTime() } = options;
  const requestId = `ring-${Math.random()}`;
  const v1 = createHmac("sha256", secret)
    .update(`id:${dataId};request-id:${requestId};ts:${ts};`)
    .digest("hex");
  const headers = {
    "x-signature": `ts=${ts},v1=${v1}`,
    "x-request-id": requestId,
    "content-type": "application/json",
  };
  const url = `http://127.0.0.1:${world.container.env.PUBLIC_URL.split(":")[2]}/webhooks/gateways/mercado-pago/${accountId}?data.id=${dataId}&type=payment`;
  const body =
    options.body ?? JSON.stringify({ type: "payment", action: "payment.updated", data: { id: dataId } });
  return (await fetch(url, { method: "POST", headers, body })).status;
}
