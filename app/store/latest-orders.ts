import type { LatestOrders } from "../ports/latest-orders.ts";
import { firstRow, type Queryable } from "./database.ts";

export function createLatestOrders(db: Queryable): LatestOrders {
  return {
    async read(shopId) {
      const text = `select id, created_at from payment where shop_id = $1 and door = 'shopify-orders'
        order by created_at desc, id limit 1`;
      const row = await firstRow<{ id: string; created_at: Date }>(db, {
        name: "latest-order",
        text,
        values: [shopId],
      });
      return row ? { paymentId: row.id, startedAt: row.created_at } : null;
    },

    async hasPaid(shopId) {
      const text = `select exists(select from payment
        where shop_id = $1 and door = 'shopify-orders' and confirmed_minor > 0) as paid`;
      const row = await firstRow<{ paid: boolean }>(db, {
        name: "latest-order-paid",
        text,
        values: [shopId],
      });
      return row?.paid === true;
    },
  };
}
