import type { LoaderFunctionArgs } from "@remix-run/node";
import { toBarcodePng } from "../../lib/barcode/paint-symbol.ts";
import { findOpenVoucher, sendFile } from "./open-voucher.ts";

const pixelsPerModule = 4;

/** The code alone, for pages that are not ours. 404 when the gateway names none. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { symbol } = await findOpenVoucher(args);
  if (!symbol) throw new Response(null, { status: 404 });
  const answer = sendFile(toBarcodePng(symbol, pixelsPerModule), "image/png", "barcode.png");
  // Shopify's pages show it from their own origin (s-image, 2026-07).
  answer.headers.set("Access-Control-Allow-Origin", "*");
  answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  return answer;
}
