import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import { readShopDomain } from "../shop-domain.ts";
import { openSignedToken, type SignedTokenError, type SignedTokenOptions } from "./signed-token.ts";

/** Who speaks: a merchant's browser, vouched for by Shopify for some minutes. */
export interface SessionClaims {
  readonly shopDomain: string;
  /** The staff member's id at Shopify. */
  readonly userId: string;
}

export type SessionTokenError = SignedTokenError | "bad_shop";

const claims = z.object({ iss: z.url(), dest: z.url(), sub: z.string().regex(/^\d{1,20}$/) });

/**
 * Verifies the token that App Bridge hands to an embedded app, and Shopify's admin to a block in it: from a merchant of
 * one shop (shopify.dev, session tokens, 2026-11). Never throws.
 */
export function verifySessionToken(
  token: string,
  options: SignedTokenOptions,
): Result<SessionClaims, SessionTokenError> {
  const opened = openSignedToken(token, claims, options);
  if (!opened.ok) return opened;
  const { dest, iss, sub } = opened.value;
  const shopDomain = readShopDomain(new URL(dest).hostname);
  if (shopDomain === null || new URL(iss).hostname !== shopDomain) return err("bad_shop");
  return ok({ shopDomain, userId: sub });
}
