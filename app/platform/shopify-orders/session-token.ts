import { createHmac } from "node:crypto";
import * as z from "zod";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { parseJson } from "../json-body.ts";
import { readShopDomain } from "../shop-domain.ts";

/** Who speaks: a merchant's browser, vouched for by Shopify for some minutes. */
export interface SessionClaims {
  readonly shopDomain: string;
  /** The staff member's id at Shopify. */
  readonly userId: string;
}

export type SessionTokenError = "malformed" | "bad_signature" | "expired" | "another_app" | "bad_shop";

export interface SessionTokenOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly now: Date;
}

/** A token is a kilobyte; more is nobody's. */
const maxLength = 4096;
/** Clocks differ; Shopify's own library allows as much (15.0.0). */
const leewaySeconds = 10;

const header = z.object({ alg: z.literal("HS256") });
const claims = z.object({
  iss: z.url(),
  dest: z.url(),
  aud: z.string(),
  sub: z.string().regex(/^\d{1,20}$/),
  exp: z.number().int(),
  nbf: z.number().int(),
});

/**
 * Verifies the token App Bridge hands to an embedded app (shopify.dev, session tokens, 2026-11): signed with the app's
 * secret, for this app, at this time, from one shop. Nothing in it is believed before the signature is. Never throws.
 */
export function verifySessionToken(
  token: string,
  { apiKey, apiSecret, now }: SessionTokenOptions,
): Result<SessionClaims, SessionTokenError> {
  const parts = token.length <= maxLength ? token.split(".") : [];
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature) return err("malformed");
  if (!header.safeParse(decode(head)).success) return err("malformed");
  const expected = createHmac("sha256", apiSecret).update(`${head}.${body}`).digest("base64url");
  if (!constantTimeEqual(signature, expected)) return err("bad_signature");
  const { data } = claims.safeParse(decode(body));
  if (!data) return err("malformed");
  if (data.aud !== apiKey) return err("another_app");
  const seconds = now.getTime() / 1000;
  if (seconds > data.exp + leewaySeconds || seconds < data.nbf - leewaySeconds) return err("expired");
  const shopDomain = readShopDomain(new URL(data.dest).hostname);
  if (shopDomain === null || new URL(data.iss).hostname !== shopDomain) return err("bad_shop");
  return ok({ shopDomain, userId: data.sub });
}

function decode(part: string): unknown {
  return parseJson(Buffer.from(part, "base64url").toString("utf8"));
}
