import { shopUrl } from "../../platform/shop-domain.ts";

/** Shopify's admin, which frames the pages of embedded apps. */
const adminOrigin = "https://admin.shopify.com";

export interface PanelHeaderOptions {
  /** Template of a shop's own address. */
  readonly shopOrigin: string;
  readonly bridgeScriptUrl: string;
  /** The shop whose admin may frame the answer; null: no more than Shopify's admin as such. */
  readonly shopDomain: string | null;
  readonly nonce: string;
}

/**
 * Sent with everything at the panel's address. One shop's admin may frame it, as Shopify asks of embedded apps
 * (shopify.dev, iframe protection, 2026-11). Scripts: ours, and App Bridge. Styles may stand in elements: Polaris and
 * App Bridge set them there.
 */
export function panelHeaders(options: PanelHeaderOptions): Readonly<Record<string, string>> {
  const { shopOrigin, bridgeScriptUrl, shopDomain, nonce } = options;
  const bridgeOrigin = new URL(bridgeScriptUrl).origin;
  const shop = shopDomain === null ? "" : ` ${new URL(shopUrl(shopOrigin, shopDomain, "")).origin}`;
  return {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": [
      "default-src 'none'",
      "base-uri 'none'",
      `connect-src 'self' ${bridgeOrigin} ${adminOrigin}`,
      "font-src 'self'",
      "form-action 'self'",
      `frame-ancestors ${adminOrigin}${shop}`,
      `img-src 'self' data: ${bridgeOrigin}`,
      `script-src 'self' 'nonce-${nonce}' ${bridgeOrigin}`,
      "style-src 'self' 'unsafe-inline'",
    ].join("; "),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), clipboard-write=(self)",
    // The first address of a visit carries a token: no other origin is told it.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
  };
}
