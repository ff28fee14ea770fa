import { html, type Html } from "../../web/html.ts";
import { formOf, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import type { Installation } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { adminPage, settingsUrl } from "./frame.ts";

/** The payments settings of the shop: the app sends the merchant here after its set-up, to activate it. */
export function showSettings(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop || param(request, "apiKey") !== sandbox.app.apiKey) return plain(404, "No such provider");
  const installation = sandbox.state.installations.get(shop.domain);
  const content = html`<section class="card narrow">
    <h1>Recaudo</h1>
    ${installation ? installed(sandbox, shop, installation) : notInstalled(shop)}
  </section>`;
  return page(adminPage(sandbox, shop, { title: "Payments", content }));
}

/** Switches the provider on or off at the checkout; on only once the app said it is ready. */
export function activate(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = param(request, "shop");
  const installation = sandbox.state.installations.get(shop);
  if (!installation) return plain(404, "Not installed");
  const isOn = formOf(request).get("active") === "1";
  if (isOn && !installation.isReady) return plain(409, "The app has not said that it is ready");
  installation.isActivated = isOn;
  sandbox.changed();
  return redirect(settingsUrl(sandbox, shop));
}

function notInstalled(shop: Shop): Html {
  return html`<p>Not installed in ${shop.name}.</p>
    <a class="button" href="/admin/${shop.domain}/apps/recaudo" data-testid="install-app"
      >Install Recaudo</a
    >`;
}

function installed(sandbox: Sandbox, shop: Shop, installation: Installation): Html {
  const { isReady, isActivated, externalHandle } = installation;
  return html`<dl>
      <dt>Set-up</dt>
      <dd data-testid="app-ready">${isReady ? "ready" : "not finished"}</dd>
      <dt>Account</dt>
      <dd data-testid="external-handle">${externalHandle ?? "none"}</dd>
      <dt>At checkout</dt>
      <dd data-testid="app-active">${isActivated ? "on" : "off"}</dd>
    </dl>
    <div class="row">
      ${isReady && activationForm(sandbox, shop, isActivated)}
      <a class="button quiet" href="/admin/${shop.domain}/apps/recaudo" data-testid="open-app"
        >Manage in the app</a
      >
    </div>
    ${!isReady && html`<p class="note">Finish the set-up in the app; then it can be activated here.</p>`}
    <form method="post" action="/admin/${shop.domain}/uninstall">
      <button class="danger" data-testid="uninstall">Uninstall</button>
    </form>`;
}

function activationForm(sandbox: Sandbox, shop: Shop, isActivated: boolean): Html {
  return html`<form method="post" action="${settingsUrl(sandbox, shop.domain)}">
    <input type="hidden" name="active" value="${isActivated ? "0" : "1"}" />
    <button data-testid="activate">${isActivated ? "Deactivate" : "Activate"}</button>
  </form>`;
}
