import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

export interface BareEvent {
  /** Unique for one webhook. */
  readonly key: string;
  readonly paymentId: string;
}

/**
 * The least a webhook receiver can be: node:http, the body read, Mercado Pago's signature checked, `store`, 200.
 * It has no limits, no metrics, no check of the signature's age, one account and one secret.
 */
export function serveBare(store: (event: BareEvent) => Promise<void>): void {
  const secret = process.env["WEBHOOK_SECRET"] ?? "";
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const dataId = /[?&]data\.id=(\d+)/.exec(request.url ?? "")?.[1] ?? "";
      const requestId = String(request.headers["x-request-id"]);
      const [, ts = "", v1 = ""] =
        /^ts=(\d+),v1=([0-9a-f]+)$/.exec(String(request.headers["x-signature"])) ?? [];
      const manifest = `id:${dataId};request-id:${requestId};ts:${ts};`;
      const expected = createHmac("sha256", secret).update(manifest).digest();
      const given = Buffer.from(v1, "hex");
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        return response.writeHead(401).end();
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { data: { id: string } };
      store({ key: `payment:${dataId}:${ts}:${requestId}`, paymentId: body.data.id }).then(
        () => response.writeHead(200).end(),
        () => response.writeHead(503).end(),
      );
    });
  }).listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.({ ready: "bare" }));
}

/** The same row as the product writes, so that both fill the same table and indexes. */
export const insertEvent = `insert into inbox (id, shop_id, gateway_account_id, event_key, lookup)
  values ($1, $2, $3, $4, $5) on conflict (gateway_account_id, event_key) do nothing`;

export function eventValues(id: string, { key, paymentId }: BareEvent): unknown[] {
  const { SHOP_ID, ACCOUNT_ID } = process.env;
  return [id, SHOP_ID, ACCOUNT_ID, key, JSON.stringify({ gatewayPaymentId: paymentId })];
}
