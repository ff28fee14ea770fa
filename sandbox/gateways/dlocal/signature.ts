import { createHmac } from "node:crypto";
import type { Merchant } from "./merchants.ts";

/** `V2-HMAC-SHA256, Signature: <hex>` over login, date and body (docs.dlocal.com, security, 2026-09). */
export function signV2(merchant: Merchant, date: string, body: string): string {
  const message = merchant.login + date + body;
  return `V2-HMAC-SHA256, Signature: ${createHmac("sha256", merchant.secretKey).update(message).digest("hex")}`;
}
