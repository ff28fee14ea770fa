import type { Container } from "../container.server.ts";
import { readShopName } from "../flows/read-shop-names.ts";
import { newId } from "../lib/id.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { exchangeToken } from "../platform/shopify-orders/exchange-token.ts";
import { verifySessionToken } from "../platform/shopify-orders/session-token.ts";
import type { ShopRef } from "../ports/platform.ts";
import { readBearer } from "./bearer.ts";

/** A merchant in the embedded app, and the shop they may see. */
export interface Merchant {
  readonly shop: ShopRef;
  /** The staff member's id at Shopify. */
  readonly userId: string;
}

export type AccessError =
  /** No token, or not a good one: App Bridge fetches another, and the browser asks again. */
  | "not_signed_in"
  | "shopify_unavailable"
  /** Shopify took the session token and gave no access. */
  | "access_refused";

export const accessStatuses: Readonly<Record<AccessError, number>> = {
  not_signed_in: 401,
  access_refused: 403,
  shopify_unavailable: 503,
};

export interface StoreAccess {
  /** Whose request this is, by its bearer token. The first one from a shop installs the app there. */
  authenticate(authorization: string | undefined): Promise<Result<Merchant, AccessError>>;
}

/** How merchants come into the embedded app: each request carries a session token, and nothing is kept in cookies. */
export function createStoreAccess(
  container: Container,
  app: NonNullable<Container["storeApp"]>,
): StoreAccess {
  const { clock, storeShops } = container;
  return {
    async authenticate(authorization) {
      const token = readBearer(authorization);
      const { apiKey, apiSecret } = app.tokenEndpoint;
      if (token === null) return err("not_signed_in");
      const claims = verifySessionToken(token, { apiKey, apiSecret, now: clock.now() });
      if (!claims.ok) return err("not_signed_in");
      const { shopDomain, userId } = claims.value;
      const shop = await storeShops.findInstalled(shopDomain);
      if (shop && (await hasFreshToken(container, app, shop))) return ok({ shop, userId });
      const installed = await install(container, app, shopDomain, token);
      return installed.ok ? ok({ shop: installed.value, userId }) : installed;
    },
  };
}

/** A merchant who is there renews it better than a refresh token: that one may be dead without our having heard. */
async function hasFreshToken(
  { clock }: Container,
  { tokenStore }: NonNullable<Container["storeApp"]>,
  shop: ShopRef,
): Promise<boolean> {
  const tokens = await tokenStore.load(shop.id);
  if (!tokens) return false;
  return tokens.accessTokenExpiresAt === null || tokens.accessTokenExpiresAt > clock.now();
}

async function install(
  container: Container,
  { tokenEndpoint, tokenStore }: NonNullable<Container["storeApp"]>,
  shopDomain: string,
  sessionToken: string,
): Promise<Result<ShopRef, AccessError>> {
  const { clock, storeShops, orderDesk } = container;
  const granted = await exchangeToken(tokenEndpoint, shopDomain, sessionToken, clock.now());
  if (!granted.ok) {
    const { kind } = granted.error;
    const isDown = kind === "unavailable" || kind === "throttled" || kind === "unreadable_answer";
    return err(isDown ? "shopify_unavailable" : "access_refused");
  }
  const { tokens, scopes } = granted.value;
  const shop = await storeShops.install(newId(), shopDomain, scopes, clock.now());
  // A renewal that runs beside this one must not put its older pair over this.
  await tokenStore.withRefreshLock(shop.id, () => tokenStore.save(shop.id, tokens));
  // What fails here is mended at night, and found by the catch-up before that.
  await orderDesk.repairSubscriptions(shop);
  await readShopName(container, shop);
  return ok(shop);
}
