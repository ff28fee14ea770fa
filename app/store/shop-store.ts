import type { InstalledShop } from "../ports/records.ts";
import type { ShopStore } from "../ports/store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { eraseProofFiles } from "./proof-rows.ts";

interface ShopRow {
  readonly id: string;
  readonly domain: string;
  readonly payments_installed_at: Date | null;
  readonly payments_ready_at: Date | null;
  readonly uninstalled_at: Date | null;
}

const shopColumns = "id, domain, payments_installed_at, payments_ready_at, uninstalled_at";

export function createShopStore(db: Queryable): ShopStore {
  return {
    async findByDomain(domain) {
      const text = `select ${shopColumns} from shop where domain = $1`;
      const row = await firstRow<ShopRow>(db, { name: "shop-by-domain", text, values: [domain] });
      return row ? toShop(row) : null;
    },

    async install(id, domain, at) {
      const text = `insert into shop (id, domain, payments_installed_at) values ($1, $2, $3)
        on conflict (domain) do update set payments_installed_at = $3, uninstalled_at = null returning ${shopColumns}`;
      const row = await firstRow<ShopRow>(db, { name: "shop-install", text, values: [id, domain, at] });
      if (!row) throw new Error("the installed shop did not come back");
      return toShop(row);
    },

    async markReady(shopId, at) {
      await db.query({
        name: "shop-ready",
        text: `update shop set payments_ready_at = $2 where id = $1`,
        values: [shopId, at],
      });
    },

    async uninstall(domain, at) {
      const text = `with gone as (update shop set uninstalled_at = $2, payments_ready_at = null where domain = $1 returning id)
        delete from shop_token using gone where shop_token.shop_id = gone.id and shop_token.app = 'payments'`;
      await db.query({ name: "shop-uninstall", text, values: [domain, at] });
    },

    async nameOf(shopId) {
      const text = `select name from shop where id = $1`;
      const row = await firstRow<{ name: string | null }>(db, { name: "shop-name", text, values: [shopId] });
      return row?.name ?? null;
    },

    async saveName(shopId, name) {
      const text = `update shop set name = $2 where id = $1 and name is distinct from $2`;
      await db.query({ name: "shop-save-name", text, values: [shopId, name] });
    },

    async redactShop(domain, door) {
      const text = `with paid as (
          update payment set buyer = null, buyer_digest = null from shop
          where payment.shop_id = shop.id and shop.domain = $1 and payment.door = $2 returning payment.id
        ), ${eraseProofFiles}, phones as (update phone_consent set phone = null, phone_digest = null from paid where payment_id = paid.id)
        update voucher set document = null from paid where voucher.payment_id = paid.id and document is not null`;
      await db.query({ name: "shop-redact", text, values: [domain, door] });
    },
  };
}

function toShop(row: ShopRow): InstalledShop {
  return {
    id: row.id,
    domain: row.domain,
    isInstalled: row.payments_installed_at !== null && row.uninstalled_at === null,
    isReady: row.payments_ready_at !== null,
  };
}
