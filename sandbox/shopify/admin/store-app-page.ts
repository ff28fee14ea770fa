import { html, trustedMarkup, type Html } from "../../web/html.ts";
import { json, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { hostParameter } from "../signatures.ts";
import { makeSessionToken, requireStore } from "../store/session-token.ts";
import { frameScript } from "./frame-script.ts";
import { adminPage } from "./frame.ts";

/** "Apps → Recaudo": the embedded app in its frame, once the merchant has installed it. */
export function showStoreApp(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop || !sandbox.app.store) return plain(404, "No such shop or app");
  const isOpen = sandbox.state.storeInstallations.has(shop.domain) || request.query.get("install") === "1";
  const content = isOpen ? appFrame(sandbox, shop, request) : installNote(sandbox, shop);
  return page(adminPage(sandbox, shop, { title: "Recaudo", content }));
}

/** What App Bridge asks the admin for; the admin knows who is signed in. */
export function giveSessionToken(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop || !sandbox.app.store) return plain(404, "No such shop or app");
  return json({ token: makeSessionToken(sandbox, shop.domain) });
}

/** `https://{shop}/admin/apps/{key}`, where an app sends a browser that stands outside of the admin. */
export function openStoreApp(_sandbox: Sandbox, request: PageRequest): Answer {
  return redirect(storeAppUrl(param(request, "shop")));
}

export function storeAppUrl(shop: string): string {
  return `/admin/${shop}/apps/store`;
}

function installNote(sandbox: Sandbox, shop: Shop): Html {
  const scopes = requireStore(sandbox).scopes;
  return html`<section class="card narrow">
    <h1>Install Recaudo in ${shop.name}?</h1>
    <p>It may:</p>
    <ul>
      ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
    <a class="button" href="${storeAppUrl(shop.domain)}?install=1" data-testid="install-store-app">Install</a>
  </section>`;
}

function appFrame(sandbox: Sandbox, shop: Shop, request: PageRequest): Html {
  const { applicationUrl } = requireStore(sandbox);
  const url = new URL(request.query.get("path") ?? applicationUrl, applicationUrl);
  const added = {
    embedded: "1",
    shop: shop.domain,
    host: hostParameter(shop.domain),
    locale: request.query.get("locale") ?? shop.merchantLocale,
    id_token: makeSessionToken(sandbox, shop.domain),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  return html`<nav class="row" id="app-menu" aria-label="Recaudo"></nav>
    <iframe class="app" name="app" title="Recaudo" allow="clipboard-write" src="${url.href}"></iframe>
    <p id="app-toast" class="note" role="status" hidden></p>
    <script data-token-url="${storeAppUrl(shop.domain)}/id-token" data-app-origin="${url.origin}">
      ${trustedMarkup(frameScript)};
    </script>`;
}
