import { html, type Html } from "../../web/html.ts";
import { layout } from "../layout.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import type { Shop } from "../shops.ts";

/** The admin's frame: the shop's name and its three places. */
export function adminPage(
  sandbox: Sandbox,
  shop: Shop,
  options: { title: string; content: Html; refreshSeconds?: number | false },
): Html {
  const base = `/admin/${shop.domain}`;
  const heading = html`<strong>${shop.name}</strong>
    <nav class="row">
      <a href="${base}">Orders</a>
      <a href="${settingsUrl(sandbox, shop.domain)}">Payments</a>
      ${sandbox.app.store && html`<a href="${base}/apps/store" data-testid="open-store-app">Recaudo</a>`}
      <a href="${base}/tools">Tools</a>
      <a href="${shopOrigin(sandbox, shop.domain)}">Shop</a>
    </nav>`;
  return layout({ place: "admin", heading, ...options });
}

/** Where the app must send the merchant after its set-up (App Store requirement 5.2.7). */
export function settingsUrl(sandbox: Sandbox, shop: string): string {
  return `${shopOrigin(sandbox, shop)}/services/payments_partners/gateways/${sandbox.app.apiKey}/settings`;
}
