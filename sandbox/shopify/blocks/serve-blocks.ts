import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { param, plain, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { makeBuyerToken, makeSessionToken } from "../store/session-token.ts";
import { appOrigin } from "./block-place.ts";

/** The host that the app's files name until somebody puts a real one there. */
const placeholder = "https://recaudo.example.com";

/** The bundle exactly as Shopify's CLI built it, but for its server, which is on this machine. */
export function serveBundle(sandbox: Sandbox, request: PageRequest): Answer {
  const code = read(sandbox, param(request, "handle"), "main.js");
  if (code === null) return plain(404, "No such bundle");
  return script(code.replaceAll(placeholder, appOrigin(sandbox)));
}

/** What draws a block in a page (`page.js`), and what runs it (`worker.js`). */
export function serveHost(sandbox: Sandbox, request: PageRequest): Answer {
  const code = read(sandbox, "host", param(request, "file"));
  return code === null ? plain(404, "No such file") : script(code);
}

/** The texts of one language; those of the default file for a language that has none. */
export function serveTexts(sandbox: Sandbox, request: PageRequest): Answer {
  const handle = param(request, "handle");
  const texts =
    read(sandbox, handle, "locales", `${param(request, "language")}.json`) ??
    read(sandbox, handle, "locales", "en.default.json");
  if (texts === null) return plain(404, "No such texts");
  return { status: 200, headers: { "content-type": "application/json; charset=utf-8" }, body: texts };
}

export function giveBuyerToken(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  return shop ? plain(200, makeBuyerToken(sandbox, shop.domain)) : plain(404, "No such shop");
}

export function giveMerchantToken(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  return shop ? plain(200, makeSessionToken(sandbox, shop.domain)) : plain(404, "No such shop");
}

function read({ blocksFolder }: Sandbox, ...names: readonly string[]): string | null {
  if (blocksFolder === null || names.some((name) => !/^[\w-]+(\.[\w-]+)*$/.test(name))) return null;
  const path = join(blocksFolder, ...names);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function script(body: string): Answer {
  return {
    status: 200,
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
    body,
  };
}
