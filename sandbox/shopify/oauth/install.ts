import { param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { hostParameter, signQuery } from "../signatures.ts";

/** "Install" and "Open app" in the admin: the merchant's browser goes to the app with a signed address. */
export function openApp(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = param(request, "shop");
  if (!findShop(shop)) return plain(404, "No such shop");
  return redirect(installUrl(sandbox, shop));
}

export function installUrl(sandbox: Sandbox, shop: string): string {
  const url = new URL(sandbox.app.applicationUrl);
  const timestamp = String(Math.floor(sandbox.now().getTime() / 1000));
  url.search = signQuery({ shop, timestamp, host: hostParameter(shop) }, sandbox.app.apiSecret).toString();
  return url.href;
}
