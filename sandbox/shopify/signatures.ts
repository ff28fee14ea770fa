import { createHmac } from "node:crypto";

/**
 * Adds the `hmac` Shopify puts on install and callback addresses: hex HMAC-SHA256 of the other parameters,
 * sorted by name and joined like a query (shopify.dev, verify the installation request).
 */
export function signQuery(parameters: Readonly<Record<string, string>>, apiSecret: string): URLSearchParams {
  const message = new URLSearchParams(parameters);
  message.sort();
  const hmac = createHmac("sha256", apiSecret).update(message.toString()).digest("hex");
  message.set("hmac", hmac);
  return message;
}

/** `X-Shopify-Hmac-Sha256`: base64 HMAC-SHA256 of the raw body. */
export function signBody(body: string, apiSecret: string): string {
  return createHmac("sha256", apiSecret).update(body, "utf8").digest("base64");
}

/** `host`: base64 of the admin's address, without padding. */
export function hostParameter(shop: string): string {
  const store = shop.replace(/\.myshopify\.com$/, "");
  return Buffer.from(`admin.shopify.com/store/${store}`).toString("base64").replace(/=+$/, "");
}
