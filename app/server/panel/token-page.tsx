import { renderToStaticMarkup } from "react-dom/server";
import type { PanelBridge } from "../panel-container.ts";
import { isPanelPath } from "./panel-address.ts";

/**
 * A page that holds nothing but Shopify's script: that one reads `shopify-reload` from the address, fetches a token and
 * goes there with it (shopify.dev, session tokens, 2026-11). Null when that is not a page of the panel: a token handed
 * to another address would be a key to the shop.
 */
export function tokenPage(query: URLSearchParams, publicUrl: string, bridge: PanelBridge): string | null {
  const wanted = query.get("shopify-reload") ?? "";
  if (!URL.canParse(wanted)) return null;
  const { origin, pathname } = new URL(wanted);
  if (origin !== new URL(publicUrl).origin || !isPanelPath(pathname)) return null;
  const page = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Recaudo</title>
        <script data-api-key={bridge.apiKey} src={bridge.scriptUrl} />
      </head>
    </html>,
  );
  return `<!doctype html>${page}`;
}
