import { readFileSync } from "node:fs";
import type { Answer } from "../http.ts";

const script = readFileSync(new URL("./app-bridge.js", import.meta.url), "utf8");

/** Stands for https://cdn.shopify.com/shopifycloud/app-bridge.js. */
export function serveBridgeScript(): Answer {
  return { status: 200, headers: { "content-type": "text/javascript; charset=utf-8" }, body: script };
}
