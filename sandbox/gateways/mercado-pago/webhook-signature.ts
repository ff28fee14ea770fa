import { createHmac } from "node:crypto";

/** The `x-signature` header over `id:<data.id>;request-id:<x-request-id>;ts:<ts>;` (devsite-docs, 2026-09). */
export function signWebhook(dataId: string, requestId: string, ts: number, secret: string): string {
  const manifest = `id:${dataId};request-id:${requestId};ts:${ts};`;
  return `ts=${ts},v1=${createHmac("sha256", secret).update(manifest).digest("hex")}`;
}
