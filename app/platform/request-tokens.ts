import * as z from "zod";
import { err, ok, type Result } from "../lib/result.ts";
import type { HttpClient } from "../ports/gateway.ts";
import type { ShopError } from "../ports/platform.ts";
import type { ShopTokens } from "../ports/shop-tokens.ts";
import { parseJson } from "./json-body.ts";
import { limits } from "./limits.ts";
import { shopErrorOfFailure, shopErrorOfStatus, withRequestId } from "./shop-error.ts";
import { shopUrl } from "./shop-domain.ts";

export interface TokenEndpoint {
  readonly http: HttpClient;
  /** Template, see `shopUrl`. */
  readonly shopOrigin: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The install's code, the refresh token of before, or the session token of an embedded app's merchant. */
export type TokenGrant =
  | { readonly code: string; readonly expiring: "1" }
  | { readonly grant_type: "refresh_token"; readonly refresh_token: string }
  | {
      readonly grant_type: "urn:ietf:params:oauth:grant-type:token-exchange";
      readonly subject_token: string;
      readonly subject_token_type: "urn:ietf:params:oauth:token-type:id_token";
      readonly requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token";
      readonly expiring: "1";
    };

export interface GrantedTokens {
  readonly tokens: ShopTokens;
  readonly scopes: readonly string[];
}

const token = z.string().min(1).max(limits.parameter);
const lifetime = z.number().int().positive();
const tokenAnswer = z.object({
  access_token: token,
  scope: z.string().max(limits.parameter),
  expires_in: lifetime.nullish(),
  refresh_token: token.nullish(),
  refresh_token_expires_in: lifetime.nullish(),
});

/**
 * Asks the shop's token endpoint once. `token_refused` means the grant is dead; `unavailable` leaves it usable,
 * because Shopify lets a used refresh token be repeated until its replacement is used. `askedAt` starts the clock.
 */
export async function requestTokens(
  endpoint: TokenEndpoint,
  shopDomain: string,
  grant: TokenGrant,
  askedAt: Date,
): Promise<Result<GrantedTokens, ShopError>> {
  const sent = await endpoint.http({
    method: "POST",
    url: shopUrl(endpoint.shopOrigin, shopDomain, "/admin/oauth/access_token"),
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ client_id: endpoint.apiKey, client_secret: endpoint.apiSecret, ...grant }),
  });
  if (!sent.ok) return err(shopErrorOfFailure(sent.error));
  const { status, text } = sent.value;
  if (status !== 200) return err(withRequestId(tokenErrorOfStatus(status), sent.value));
  const granted = readTokenAnswer(text, askedAt);
  if (!granted) return err(withRequestId({ kind: "unreadable_answer", detail: "token answer" }, sent.value));
  return ok(granted);
}

/** OAuth tells a dead grant by 400 as well as by 401. */
function tokenErrorOfStatus(status: number): ShopError {
  const error = shopErrorOfStatus(status);
  return status === 400 || status === 403 ? { ...error, kind: "token_refused" } : error;
}

function readTokenAnswer(text: string, askedAt: Date): GrantedTokens | null {
  const parsed = tokenAnswer.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const answer = parsed.data;
  const endOf = (seconds: number | null | undefined): Date | null =>
    seconds == null ? null : new Date(askedAt.getTime() + seconds * 1000);
  return {
    tokens: {
      accessToken: answer.access_token,
      accessTokenExpiresAt: endOf(answer.expires_in),
      refreshToken: answer.refresh_token ?? null,
      refreshTokenExpiresAt: endOf(answer.refresh_token_expires_in),
    },
    scopes: answer.scope.split(",").filter((scope) => scope !== ""),
  };
}
