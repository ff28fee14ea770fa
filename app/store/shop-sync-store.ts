import type { Told } from "../domain/shop-message.ts";
import type { ShopSyncRow } from "../ports/records.ts";
import type { ShopSyncStore } from "../ports/store.ts";
import { firstRow, type Queryable } from "./database.ts";

export function createShopSyncStore(db: Queryable): ShopSyncStore {
  return {
    async claim(shopId, paymentId, seconds) {
      const text = `
        insert into shop_sync (payment_id, shop_id, claimed_until) values ($2, $1, now() + make_interval(secs => $3))
        on conflict (payment_id) do update set claimed_until = excluded.claimed_until
          where shop_sync.claimed_until is null or shop_sync.claimed_until < now()
        returning told, next_url, last_error`;
      const row = await firstRow<SyncRow>(db, {
        name: "shop-sync-claim",
        text,
        values: [shopId, paymentId, seconds],
      });
      return row ? toRow(row) : "busy";
    },

    async release(shopId, paymentId, lastError) {
      const text = `update shop_sync set claimed_until = null, last_error = $3 where shop_id = $1 and payment_id = $2`;
      await db.query({ name: "shop-sync-release", text, values: [shopId, paymentId, lastError] });
    },

    async saveTold(shopId, paymentId, told, nextUrl) {
      const text = `update shop_sync set told = $3, next_url = coalesce($4, next_url), told_at = now(), last_error = null, dead_at = null
        where shop_id = $1 and payment_id = $2`;
      await db.query({ name: "shop-sync-told", text, values: [shopId, paymentId, told, nextUrl] });
    },

    async die(shopId, paymentId, lastError) {
      const text = `update shop_sync set dead_at = now(), claimed_until = null, last_error = $3 where shop_id = $1 and payment_id = $2`;
      await db.query({ name: "shop-sync-die", text, values: [shopId, paymentId, lastError] });
    },

    async read(shopId, paymentId) {
      const text = `select told, next_url, last_error from shop_sync where shop_id = $1 and payment_id = $2`;
      const row = await firstRow<SyncRow>(db, { name: "shop-sync-read", text, values: [shopId, paymentId] });
      return row ? toRow(row) : null;
    },

    async winGroup(shopId, groupId, paymentId) {
      const text = `insert into group_winner (shop_id, group_id, payment_id) values ($1, $2, $3) on conflict do nothing`;
      await db.query({ name: "group-win", text, values: [shopId, groupId, paymentId] });
      return (await this.groupWinner(shopId, groupId)) === paymentId;
    },

    async isAnotherTold(shopId, groupId, paymentId) {
      const text = `select 1 from payment join shop_sync on shop_sync.payment_id = payment.id
        where payment.shop_id = $1 and payment.group_id = $2 and payment.id <> $3 and shop_sync.told in ('pending', 'paid') limit 1`;
      const values = [shopId, groupId, paymentId];
      return (await firstRow(db, { name: "group-another-told", text, values })) !== undefined;
    },

    async groupWinner(shopId, groupId) {
      const text = `select payment_id from group_winner where shop_id = $1 and group_id = $2`;
      const row = await firstRow<{ payment_id: string }>(db, {
        name: "group-winner",
        text,
        values: [shopId, groupId],
      });
      return row?.payment_id ?? null;
    },
  };
}

interface SyncRow {
  readonly told: Told;
  readonly next_url: string | null;
  readonly last_error: string | null;
}

function toRow(row: SyncRow): ShopSyncRow {
  return { told: row.told, nextUrl: row.next_url, hasFailed: row.last_error !== null };
}
