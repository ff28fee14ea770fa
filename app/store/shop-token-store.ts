import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { ShopTokenStore } from "../ports/shop-tokens.ts";
import { firstRow, inTransaction, type Queryable } from "./database.ts";
import { openOrThrow } from "./sealed-people.ts";

interface TokenRow {
  readonly access_token: string;
  readonly refresh_token: string | null;
  readonly expires_at: Date | null;
  readonly refresh_expires_at: Date | null;
}

/** Tokens of one of our apps, sealed and bound to shop and app; a renewal locks out other processes. */
export function createShopTokenStore(
  pool: pg.Pool,
  box: SealedBox,
  app: "payments" | "store",
): ShopTokenStore {
  const boundTo = (shopId: string, part: string): string => `shop:${shopId}:${app}:${part}`;
  const db: Queryable = pool;
  return {
    async load(shopId) {
      const text = `select access_token, refresh_token, expires_at, refresh_expires_at from shop_token where shop_id = $1 and app = $2`;
      const row = await firstRow<TokenRow>(db, { name: "token-load", text, values: [shopId, app] });
      if (!row) return null;
      return {
        accessToken: openOrThrow(box, row.access_token, boundTo(shopId, "access")),
        accessTokenExpiresAt: row.expires_at,
        refreshToken:
          row.refresh_token === null ? null : openOrThrow(box, row.refresh_token, boundTo(shopId, "refresh")),
        refreshTokenExpiresAt: row.refresh_expires_at,
      };
    },

    withRefreshLock: (shopId, work) =>
      inTransaction(pool, async (client) => {
        await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
          boundTo(shopId, "renewal"),
        ]);
        return work();
      }),

    async save(shopId, tokens) {
      const text = `insert into shop_token (shop_id, app, access_token, refresh_token, expires_at, refresh_expires_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (shop_id, app) do update set access_token = excluded.access_token, refresh_token = excluded.refresh_token,
          expires_at = excluded.expires_at, refresh_expires_at = excluded.refresh_expires_at, saved_at = now()`;
      const access = box.seal(tokens.accessToken, boundTo(shopId, "access"));
      const refresh =
        tokens.refreshToken === null ? null : box.seal(tokens.refreshToken, boundTo(shopId, "refresh"));
      const values = [
        shopId,
        app,
        access,
        refresh,
        tokens.accessTokenExpiresAt,
        tokens.refreshTokenExpiresAt,
      ];
      await db.query({ name: "token-save", text, values });
    },
  };
}
