import { randomBytes } from "node:crypto";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Clock } from "../../ports/clock.ts";
import { requestTokens, type GrantedTokens, type TokenEndpoint } from "../request-tokens.ts";
import { shopUrl } from "../shop-domain.ts";
import { createSignedCookie, type SignedCookie } from "./signed-cookie.ts";
import { createQueryVerifier, type QueryError, type VerifyQuery } from "./verify-query.ts";

/** All a payments app may have (App Store rule 5.2.4). */
export const paymentsAppScopes = ["write_payment_gateways", "write_payment_sessions"] as const;

export interface InstallOptions extends TokenEndpoint {
  /** Where Shopify sends the merchant back to; must be among the app's redirect addresses. */
  readonly callbackUrl: string;
  /** Signs the state cookie. */
  readonly cookieSecret: string;
  readonly clock: Clock;
}

export interface InstallBegun {
  readonly redirectUrl: string;
  /** `Set-Cookie` value. */
  readonly stateCookie: string;
}

export interface InstallCompleted extends GrantedTokens {
  readonly shopDomain: string;
  /** `Set-Cookie` value that removes the state cookie. */
  readonly clearedCookie: string;
}

export type CompleteError =
  QueryError | "bad_state" | "code_refused" | "shop_unavailable" | "unreadable_answer";

export interface Install {
  /** Shopify opened the app for a shop that must grant access: where to send the merchant. */
  beginInstall(query: URLSearchParams): Promise<Result<InstallBegun, QueryError>>;
  /** The merchant came back from Shopify's grant page. Nothing is stored here. */
  completeInstall(
    query: URLSearchParams,
    cookieHeader: string | undefined,
  ): Promise<Result<InstallCompleted, CompleteError>>;
  /** Where to send the merchant once set-up is done (App Store rule 5.2.7). */
  settingsUrl(shopDomain: string): string;
  /** Shopify opened the app for a shop that is installed: whose set-up pages to show. */
  readonly verifyQuery: VerifyQuery;
}

const stateLifeSeconds = 10 * 60;

/** Authorization-code install of the app that is not embedded. */
export function createInstall(options: InstallOptions): Install {
  const { shopOrigin, apiKey, callbackUrl, clock } = options;
  const verifyQuery = createQueryVerifier(options);
  const stateCookie = createSignedCookie({
    name: "recaudo_install",
    secret: options.cookieSecret,
    lifeSeconds: stateLifeSeconds,
    isHttps: new URL(callbackUrl).protocol === "https:",
    clock,
  });

  return {
    verifyQuery,
    async beginInstall(query) {
      const verified = await verifyQuery(query);
      if (!verified.ok) return verified;
      const { shopDomain } = verified.value;
      const state = randomBytes(32).toString("base64url");
      const grant = new URLSearchParams({
        client_id: apiKey,
        scope: paymentsAppScopes.join(","),
        redirect_uri: callbackUrl,
        state,
      });
      const redirectUrl = shopUrl(shopOrigin, shopDomain, `/admin/oauth/authorize?${grant.toString()}`);
      return ok({ redirectUrl, stateCookie: stateCookie.write(`${state}@${shopDomain}`) });
    },
    async completeInstall(query, cookieHeader) {
      const verified = await verifyQuery(query);
      if (!verified.ok) return verified;
      const { shopDomain } = verified.value;
      if (!isExpectedState(stateCookie, cookieHeader, query, shopDomain)) return err("bad_state");
      const code = query.get("code");
      if (code === null) return err("malformed");
      const granted = await requestTokens(options, shopDomain, { code, expiring: "1" }, clock.now());
      if (granted.ok) return ok({ ...granted.value, shopDomain, clearedCookie: stateCookie.clear() });
      return err(completeErrorOf(granted.error.kind));
    },
    settingsUrl: (shopDomain) =>
      shopUrl(
        shopOrigin,
        shopDomain,
        `/services/payments_partners/gateways/${encodeURIComponent(apiKey)}/settings`,
      ),
  };
}

/** The browser that comes back must be the one that left, for the same shop. */
function isExpectedState(
  cookie: SignedCookie,
  cookieHeader: string | undefined,
  query: URLSearchParams,
  shopDomain: string,
): boolean {
  const expected = cookie.read(cookieHeader);
  return expected.ok && constantTimeEqual(expected.value, `${query.get("state") ?? ""}@${shopDomain}`);
}

function completeErrorOf(kind: string): CompleteError {
  if (kind === "unavailable" || kind === "throttled") return "shop_unavailable";
  return kind === "unreadable_answer" ? "unreadable_answer" : "code_refused";
}
