import { html } from "../../web/html.ts";
import { formOf, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { adminUrl, shopOrigin, type Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { hostParameter, signQuery } from "../signatures.ts";
import { recordInstallation } from "./installation.ts";
import { grantedScopes, issueCode } from "./tokens.ts";

/** First step of the authorization code grant. A shop that approved before is not asked again. */
export function authorize(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  const problem = problemOf(sandbox, request.query);
  if (problem !== null) return plain(400, `Oauth error: ${problem}`);
  const state = request.query.get("state") ?? "";
  if (sandbox.state.installations.has(shop.domain)) return redirect(callbackUrl(sandbox, shop.domain, state));
  return page(approvalPage(sandbox, shop, state));
}

export function approve(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  recordInstallation(sandbox, shop.domain);
  return redirect(callbackUrl(sandbox, shop.domain, formOf(request).get("state") ?? ""));
}

function problemOf({ app }: Sandbox, query: URLSearchParams): string | null {
  if (query.get("client_id") !== app.apiKey) return "invalid_request: no application with this client_id";
  if (query.get("redirect_uri") !== app.redirectUrl)
    return "invalid_request: the redirect_uri is not whitelisted";
  return null;
}

function callbackUrl(sandbox: Sandbox, shop: string, state: string): string {
  const url = new URL(sandbox.app.redirectUrl);
  const timestamp = String(Math.floor(sandbox.now().getTime() / 1000));
  const parameters = { code: issueCode(sandbox, shop), host: hostParameter(shop), shop, state, timestamp };
  url.search = signQuery(parameters, sandbox.app.apiSecret).toString();
  return url.href;
}

function approvalPage(sandbox: Sandbox, shop: Shop, state: string) {
  const content = html`<section class="card narrow">
    <h1>Install Recaudo?</h1>
    <p><strong>${shop.name}</strong> would let Recaudo take payments at its checkout.</p>
    <ul>
      ${grantedScopes.split(",").map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
    <form method="post" action="${shopOrigin(sandbox, shop.domain)}/admin/oauth/authorize">
      <input type="hidden" name="state" value="${state}" />
      <button data-testid="approve-install">Install</button>
      <a class="button quiet" href="${adminUrl(sandbox, shop.domain)}">Cancel</a>
    </form>
  </section>`;
  return layout({ title: "Install Recaudo", place: "admin", content });
}
