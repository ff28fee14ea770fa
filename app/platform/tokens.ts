import { constantTimeEqual } from "../lib/constant-time.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Clock } from "../ports/clock.ts";
import type { ShopError, ShopRef } from "../ports/platform.ts";
import type { ShopTokens, ShopTokenStore } from "../ports/shop-tokens.ts";
import { requestTokens, type TokenEndpoint } from "./request-tokens.ts";

export interface ShopTokensOptions extends TokenEndpoint {
  readonly store: ShopTokenStore;
  readonly clock: Clock;
}

export interface ShopTokenSource {
  /** A token good for at least five more minutes where Shopify allows it. */
  accessToken(shop: ShopRef): Promise<Result<string, ShopError>>;
  /** A token other than the one Shopify just refused. */
  renewedToken(shop: ShopRef, refused: string): Promise<Result<string, ShopError>>;
}

const renewBeforeMs = 5 * 60_000;

/**
 * Offline tokens that live 60 minutes and are renewed with a refresh token that changes on each use (Shopify,
 * offline access tokens). Renewal happens once per shop: callers in this process share one, processes take a lock.
 */
export function createShopTokens(options: ShopTokensOptions): ShopTokenSource {
  const renewals = new Map<string, Promise<Result<string, ShopError>>>();

  /** Sharing also keeps a crowd of waiters from holding every database connection the winner needs. */
  const renewOnce = (
    shop: ShopRef,
    isUsable: (tokens: ShopTokens) => boolean,
  ): Promise<Result<string, ShopError>> => {
    const running = renewals.get(shop.id);
    if (running) return running;
    const renewal = options.store
      .withRefreshLock(shop.id, () => renew(options, shop, isUsable))
      .finally(() => renewals.delete(shop.id));
    renewals.set(shop.id, renewal);
    return renewal;
  };

  return {
    async accessToken(shop) {
      const isFresh = (tokens: ShopTokens): boolean => lastsFor(tokens, renewBeforeMs, options.clock.now());
      const tokens = await options.store.load(shop.id);
      if (!tokens) return err(notInstalled);
      if (isFresh(tokens)) return ok(tokens.accessToken);
      const renewed = await renewOnce(shop, isFresh);
      if (renewed.ok) return renewed;
      // Shopify cannot renew it right now, but it has some minutes left: better than no token.
      return lastsFor(tokens, 0, options.clock.now()) ? ok(tokens.accessToken) : renewed;
    },
    renewedToken: (shop, refused) =>
      renewOnce(shop, (tokens) => !constantTimeEqual(tokens.accessToken, refused)),
  };
}

const notInstalled: ShopError = { kind: "token_refused", detail: "no token: the app is not installed" };

/** Under the lock: what another process has just saved is used as it is. */
async function renew(
  options: ShopTokensOptions,
  shop: ShopRef,
  isUsable: (tokens: ShopTokens) => boolean,
): Promise<Result<string, ShopError>> {
  const { store, clock } = options;
  const tokens = await store.load(shop.id);
  if (!tokens) return err(notInstalled);
  if (isUsable(tokens)) return ok(tokens.accessToken);
  const askedAt = clock.now();
  const renewed = await requestWithRefreshToken(options, shop, tokens, askedAt);
  if (!renewed.ok) return renewed;
  await store.save(shop.id, renewed.value);
  return ok(renewed.value.accessToken);
}

async function requestWithRefreshToken(
  options: ShopTokensOptions,
  shop: ShopRef,
  tokens: ShopTokens,
  askedAt: Date,
): Promise<Result<ShopTokens, ShopError>> {
  const { refreshToken, refreshTokenExpiresAt } = tokens;
  if (refreshToken === null) return err({ kind: "token_refused", detail: "the token cannot be renewed" });
  if (refreshTokenExpiresAt !== null && refreshTokenExpiresAt <= askedAt) {
    return err({ kind: "token_refused", detail: "the refresh token has ended" });
  }
  const granted = await requestTokens(
    options,
    shop.domain,
    { grant_type: "refresh_token", refresh_token: refreshToken },
    askedAt,
  );
  if (!granted.ok) return granted;
  const next = granted.value.tokens;
  // Documented to come with every renewal; a pair without one would strand the shop within the hour.
  return ok(next.refreshToken === null ? { ...next, refreshToken, refreshTokenExpiresAt } : next);
}

function lastsFor({ accessTokenExpiresAt }: ShopTokens, ms: number, now: Date): boolean {
  return accessTokenExpiresAt === null || accessTokenExpiresAt.getTime() - now.getTime() > ms;
}
