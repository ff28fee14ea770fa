import { createHash, randomBytes } from "node:crypto";

/** Letters and digits like Shopify's session ids; 144 bits, so unguessable too. */
export function newId(): string {
  return randomBytes(18).toString("hex");
}

/** Equal for equal details: Shopify's `session_id` stays while the payment's details stay. */
export function idOf(details: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(details)).digest("hex").slice(0, 32);
}
