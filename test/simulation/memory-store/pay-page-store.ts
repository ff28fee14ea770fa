import type { PayPageStore } from "../../../app/ports/pay-page-store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import { createMemoryPaymentStore } from "./payment-store.ts";
import { createMemoryShopSyncStore } from "./shop-sync-store.ts";

/** Nothing was measured yet: what the gateway states is told. */
export function createMemoryPayPageStore(db: MemoryDatabase, connection: Connection): PayPageStore {
  const payments = createMemoryPaymentStore(db, connection);
  const shopSync = createMemoryShopSyncStore(db, connection);
  return {
    async find(token) {
      const payment = await payments.findByToken(token);
      if (!payment) return null;
      const { id, shop } = payment;
      return {
        payment,
        shopName: null,
        voucher: await payments.latestVoucher(shop.id, id),
        sync: await shopSync.read(shop.id, id),
        ask: await db.once(connection, (view) => view.get("asks", id) ?? null),
        measuredWait: null,
      };
    },
  };
}
