import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import { readShopDomain } from "../shop-domain.ts";
import { openSignedToken, type SignedTokenError, type SignedTokenOptions } from "./signed-token.ts";

/** Written without a scheme in checkout's tokens, and with one elsewhere (shopify.dev, 2026-11): both are read. */
const claims = z.object({ dest: z.string().max(300) });

/**
 * Verifies the token that a block in a buyer's page gets, and answers the shop. It names no order, and a person only
 * where the buyer is logged in: it proves that some buyer of this shop asks, not which. Never throws.
 */
export function verifyBuyerToken(
  token: string,
  options: SignedTokenOptions,
): Result<string, SignedTokenError | "bad_shop"> {
  const opened = openSignedToken(token, claims, options);
  if (!opened.ok) return opened;
  const shopDomain = readShopDomain(opened.value.dest.replace(/^https:\/\//, ""));
  return shopDomain === null ? err("bad_shop") : ok(shopDomain);
}
