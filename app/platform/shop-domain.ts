/** The alphabet of `sanitizeShop` in Shopify's library (15.0.0), held to `*.myshopify.com` and one DNS label. */
const shopDomain = /^[a-z0-9][a-z0-9_-]{0,62}\.myshopify\.com$/;

/** The permanent shop domain in lower case, or null when the text is not one. */
export function readShopDomain(text: string): string | null {
  const lower = text.toLowerCase();
  return shopDomain.test(lower) ? lower : null;
}

/**
 * An address at a shop. `origin` is a template: `https://{shop}` in production, another one (such as
 * `http://localhost:4000/shops/{shop}`) against the sandbox. `shop` must come from `readShopDomain`.
 */
export function shopUrl(origin: string, shop: string, path: string): string {
  return origin.replace("{shop}", shop) + path;
}
