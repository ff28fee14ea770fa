import { randomBytes } from "node:crypto";
import type { AppName, RefreshToken } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** shopify.dev, expiring offline access tokens (2026): 60 minutes, 90 days, 30 days of grace after the first use. */
const accessLifeMs = 60 * minuteMs;
const refreshLifeMs = 90 * dayMs;
const reuseGraceMs = 30 * dayMs;
const codeLifeMs = 10 * minuteMs;

/** What a payments extension is granted; the app's TOML names no scopes. */
export const grantedScopes = "write_payment_gateways,write_payment_sessions";

/** Whose token it is. */
export interface TokenOwner {
  readonly app: AppName;
  readonly shop: string;
}

/** The token endpoint's answer. The last three are absent for a token that does not expire. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
}

export function issueCode(sandbox: Sandbox, shop: string): string {
  const code = randomBytes(16).toString("hex");
  sandbox.state.codes.set(code, { shop, expiresAt: after(sandbox, codeLifeMs) });
  sandbox.changed();
  return code;
}

/** A code works once, for its own shop, within ten minutes. */
export function takeCode(sandbox: Sandbox, shop: string, code: string): boolean {
  const issued = sandbox.state.codes.get(code);
  if (!issued || issued.shop !== shop) return false;
  sandbox.state.codes.delete(code);
  sandbox.changed();
  return !isPast(sandbox, issued.expiresAt);
}

export function issueLastingToken(sandbox: Sandbox, owner: TokenOwner): TokenAnswer {
  return { access_token: newAccessToken(sandbox, owner, null), scope: scopesOf(sandbox, owner) };
}

function scopesOf({ state }: Sandbox, { app, shop }: TokenOwner): string {
  return app === "payments" ? grantedScopes : (state.storeInstallations.get(shop)?.scopes.join(",") ?? "");
}

export function issueExpiringTokens(sandbox: Sandbox, owner: TokenOwner): Required<TokenAnswer> {
  const accessToken = newAccessToken(sandbox, owner, after(sandbox, accessLifeMs));
  const refreshToken = `shprt_${randomBytes(16).toString("hex")}`;
  const expiresAt = after(sandbox, refreshLifeMs);
  sandbox.state.refreshTokens.set(refreshToken, {
    ...owner,
    expiresAt,
    firstUsedAt: null,
    replacement: null,
  });
  sandbox.changed();
  return presentPair(sandbox, owner, { accessToken, refreshToken });
}

/**
 * Changes a refresh token for new tokens. A used one gives the same replacement again until that replacement
 * is itself used, at most 30 days after the first use; null when it is unknown, over, or another shop's.
 */
export function refresh(sandbox: Sandbox, owner: TokenOwner, token: string): Required<TokenAnswer> | null {
  const { refreshTokens } = sandbox.state;
  const held = refreshTokens.get(token);
  if (!held || held.shop !== owner.shop || held.app !== owner.app || isPast(sandbox, held.expiresAt))
    return null;
  if (held.replacement) return repeatRefresh(sandbox, held, held.replacement);
  const issued = issueExpiringTokens(sandbox, owner);
  held.firstUsedAt = sandbox.now().toISOString();
  held.replacement = { accessToken: issued.access_token, refreshToken: issued.refresh_token };
  return issued;
}

function repeatRefresh(
  sandbox: Sandbox,
  held: RefreshToken,
  replacement: NonNullable<RefreshToken["replacement"]>,
): Required<TokenAnswer> | null {
  const next = sandbox.state.refreshTokens.get(replacement.refreshToken);
  const firstUsedAt = Date.parse(held.firstUsedAt ?? "");
  const isGraceOver = sandbox.now().getTime() > firstUsedAt + reuseGraceMs;
  if (!next || next.firstUsedAt !== null || isGraceOver) return null;
  const { app, shop } = held;
  if (!isLiveToken(sandbox, { app, shop, token: replacement.accessToken })) {
    replacement.accessToken = newAccessToken(sandbox, held, after(sandbox, accessLifeMs));
  }
  return presentPair(sandbox, held, replacement);
}

export function isLiveToken(
  sandbox: Sandbox,
  { app, shop, token }: TokenOwner & { readonly token: string },
): boolean {
  const held = sandbox.state.accessTokens.get(token);
  if (!held || held.shop !== shop || held.app !== app) return false;
  return held.expiresAt === null || !isPast(sandbox, held.expiresAt);
}

/** Ends every token of an app in a shop at once, as an uninstall does. */
export function revokeTokens({ state, changed }: Sandbox, { app, shop }: TokenOwner): void {
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const [token, held] of tokens) if (held.shop === shop && held.app === app) tokens.delete(token);
  }
  if (app === "payments")
    for (const [code, held] of state.codes) if (held.shop === shop) state.codes.delete(code);
  changed();
}

/** For tests and the pretend admin: every access token of the shop is over now; refresh tokens live on. */
export function expireAccessTokens({ state, changed, now }: Sandbox, shop: string): void {
  for (const held of state.accessTokens.values())
    if (held.shop === shop) held.expiresAt = now().toISOString();
  changed();
}

function newAccessToken(sandbox: Sandbox, { app, shop }: TokenOwner, expiresAt: string | null): string {
  const token = `shpat_${randomBytes(16).toString("hex")}`;
  sandbox.state.accessTokens.set(token, { app, shop, expiresAt });
  sandbox.changed();
  return token;
}

function presentPair(
  sandbox: Sandbox,
  owner: TokenOwner,
  { accessToken, refreshToken }: { readonly accessToken: string; readonly refreshToken: string },
): Required<TokenAnswer> {
  const { accessTokens, refreshTokens } = sandbox.state;
  return {
    access_token: accessToken,
    scope: scopesOf(sandbox, owner),
    expires_in: secondsUntil(sandbox, accessTokens.get(accessToken)?.expiresAt),
    refresh_token: refreshToken,
    refresh_token_expires_in: secondsUntil(sandbox, refreshTokens.get(refreshToken)?.expiresAt),
  };
}

function secondsUntil(sandbox: Sandbox, at: string | null | undefined): number {
  return at ? Math.floor((Date.parse(at) - sandbox.now().getTime()) / 1000) : 0;
}

function after(sandbox: Sandbox, ms: number): string {
  return new Date(sandbox.now().getTime() + ms).toISOString();
}

function isPast(sandbox: Sandbox, at: string): boolean {
  return Date.parse(at) <= sandbox.now().getTime();
}
