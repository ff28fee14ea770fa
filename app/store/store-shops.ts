import type { StoreShops, WatchedShop } from "../ports/order-store.ts";
import type { ShopRef } from "../ports/platform.ts";
import { firstRow, type Queryable } from "./database.ts";

interface WatchedRow extends ShopRef {
  readonly caught_up_at: Date | null;
}

/** The shops that have the store app; the payments app in the same shop is another matter. */
export function createStoreShops(db: Queryable): StoreShops {
  return {
    async install(id, domain, scopes, at) {
      const text = `insert into shop (id, domain, store_installed_at, store_scopes) values ($1, $2, $3, $4)
        on conflict (domain) do update set store_installed_at = coalesce(shop.store_installed_at, $3), store_scopes = $4
        returning id, domain`;
      const values = [id, domain, at, scopes];
      const row = await firstRow<ShopRow>(db, { name: "store-install", text, values });
      if (!row) throw new Error("the installed shop did not come back");
      return { id: row.id, domain: row.domain };
    },

    async findInstalled(domain) {
      const text = `select id, domain from shop where domain = $1 and store_installed_at is not null`;
      const row = await firstRow<ShopRow>(db, { name: "store-by-domain", text, values: [domain] });
      return row ? { id: row.id, domain: row.domain } : null;
    },

    async find(shopId) {
      const text = `select id, domain from shop where id = $1 and store_installed_at is not null`;
      const row = await firstRow<ShopRow>(db, { name: "store-by-id", text, values: [shopId] });
      return row ? { id: row.id, domain: row.domain } : null;
    },

    async saveScopes(domain, scopes) {
      const text = `update shop set store_scopes = $2 where domain = $1`;
      await db.query({ name: "store-scopes", text, values: [domain, scopes] });
    },

    async uninstall(domain, at) {
      const text = `with gone as (
          update shop set store_installed_at = null, store_scopes = '{}' where domain = $1 and not exists
            (select from shop_token where shop_id = shop.id and app = 'store' and saved_at > $2::timestamptz)
          returning id
        )
        delete from shop_token using gone where shop_token.shop_id = gone.id and shop_token.app = 'store'`;
      await db.query({ name: "store-uninstall", text, values: [domain, at] });
    },

    async list(after, limit) {
      const text = `select shop.id, shop.domain, order_settings.caught_up_at from shop
        left join order_settings on order_settings.shop_id = shop.id
        where shop.store_installed_at is not null and ($1::uuid is null or shop.id > $1) order by shop.id limit $2`;
      const { rows } = await db.query<WatchedRow>({ name: "store-list", text, values: [after, limit] });
      return rows.map(({ id, domain, caught_up_at: caughtUpAt }): WatchedShop => ({
        id,
        domain,
        caughtUpAt,
      }));
    },

    async saveCaughtUp(shopId, at) {
      const text = `insert into order_settings (shop_id, caught_up_at) values ($1, $2)
        on conflict (shop_id) do update set caught_up_at = excluded.caught_up_at`;
      await db.query({ name: "store-caught-up", text, values: [shopId, at] });
    },
  };
}

interface ShopRow {
  readonly id: string;
  readonly domain: string;
}
