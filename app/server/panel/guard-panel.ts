import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { err, ok, type Result } from "../../lib/result.ts";
import { readShopDomain, shopUrl } from "../../platform/shop-domain.ts";
import type { PanelBridge, PanelContainer, PanelRefusal, PanelRequest } from "../panel-container.ts";
import type { Merchant, StoreAccess } from "../store-access.ts";
import { isPanelPath, tokenPath } from "./panel-address.ts";
import { panelHeaders } from "./panel-headers.ts";
import { tokenPage } from "./token-page.tsx";

export interface GuardOptions {
  readonly access: StoreAccess;
  readonly openPanel: (merchant: Merchant) => PanelContainer;
  readonly bridge: PanelBridge;
  readonly publicUrl: string;
  /** Template of a shop's own address. */
  readonly shopOrigin: string;
}

const statuses: Readonly<Record<PanelRefusal, number>> = {
  not_signed_in: 401,
  access_refused: 403,
  shopify_unavailable: 503,
};

/**
 * Stands in front of every page of the panel. A request is let in by Shopify's token and by nothing else: as a bearer
 * on what a page asks for, in the address (`id_token`) on the first document. No cookie counts, so no other site can
 * act in a merchant's name. Pages find the shop in what it leaves for them (`panelOf`), never in the address.
 */
export function guardPanel(options: GuardOptions): RequestHandler {
  return (request, response, next) => {
    if (!isPanelPath(request.path)) return next();
    const guarded = request.path === tokenPath ? sendTokenPage(options, request, response) : null;
    if (guarded === null) admit(options, request, response).then((isAdmitted) => isAdmitted && next(), next);
  };
}

/** What the gate left for the pages. */
export function panelOf(response: Response): PanelRequest | undefined {
  return response.locals["panel"] as PanelRequest | undefined;
}

/** False when the answer is given already. */
async function admit(options: GuardOptions, request: Request, response: Response): Promise<boolean> {
  const { authorization } = request.headers;
  const query = queryOf(request);
  const isDocument =
    authorization === undefined && request.method === "GET" && !request.path.endsWith(".data");
  const token = isDocument ? `Bearer ${query.get("id_token") ?? ""}` : authorization;
  const merchant = await options.access.authenticate(token);
  if (!merchant.ok && !isDocument) {
    refuse(response, merchant.error);
    return false;
  }
  const back = merchant.ok ? null : wayBack(options, request, merchant.error);
  if (back !== null) {
    response.set("Cache-Control", "no-store").redirect(302, back);
    return false;
  }
  const shopDomain = merchant.ok ? merchant.value.shop.domain : readShopDomain(query.get("shop") ?? "");
  leave(options, response, { shopDomain, merchant });
  return true;
}

function leave(
  options: GuardOptions,
  response: Response,
  { shopDomain, merchant }: { shopDomain: string | null; merchant: Result<Merchant, PanelRefusal> },
): void {
  const nonce = randomBytes(16).toString("base64");
  const { bridge } = options;
  const panel: PanelRequest = {
    visit: merchant.ok ? ok({ panel: options.openPanel(merchant.value), bridge }) : err(merchant.error),
    headers: headersFor(options, shopDomain, nonce),
    nonce,
  };
  response.locals["panel"] = panel;
}

/** App Bridge takes a new token and asks once more when it reads this header. */
function refuse(response: Response, error: PanelRefusal): void {
  response.status(statuses[error]).set("Cache-Control", "no-store");
  if (error === "not_signed_in") response.set("X-Shopify-Retry-Invalid-Session-Request", "1");
  response.json({ error });
}

/**
 * A document without a good token: in the admin's frame Shopify's script fetches one, once; outside of it the admin
 * opens the app. Null when neither helps.
 */
function wayBack(options: GuardOptions, request: Request, error: PanelRefusal): string | null {
  const query = queryOf(request);
  const shopDomain = readShopDomain(query.get("shop") ?? "");
  if (error !== "not_signed_in" || shopDomain === null || query.has("bounced")) return null;
  if (query.get("embedded") !== "1")
    return shopUrl(options.shopOrigin, shopDomain, `/admin/apps/${options.bridge.apiKey}`);
  query.delete("id_token");
  query.set("bounced", "1");
  const reload = `${options.publicUrl}${request.path}?${query.toString()}`;
  const kept = ["shop", "host", "locale"].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return `${tokenPath}?${new URLSearchParams([...kept, ["embedded", "1"], ["shopify-reload", reload]]).toString()}`;
}

function sendTokenPage(options: GuardOptions, request: Request, response: Response): void {
  const query = queryOf(request);
  const page = request.method === "GET" ? tokenPage(query, options.publicUrl, options.bridge) : null;
  response.set(headersFor(options, readShopDomain(query.get("shop") ?? ""), ""));
  if (page === null) response.status(400).type("text/plain").send("Bad Request\n");
  else response.type("html").send(page);
}

function headersFor({ shopOrigin, bridge }: GuardOptions, shopDomain: string | null, nonce: string) {
  return panelHeaders({ shopOrigin, bridgeScriptUrl: bridge.scriptUrl, shopDomain, nonce });
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, "http://localhost").searchParams;
}
