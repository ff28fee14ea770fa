import type { OrderTransaction } from "../ports/order-store.ts";
import type { Queryable } from "./database.ts";

/** Writes about orders and their payments, inside a transaction. */
export function orderWrites(client: Queryable): OrderTransaction {
  return {
    async saveStanding(shopId, orderId, { paymentId, revision }) {
      const text = `update shop_order set payment_id = $3, revision = $4 where shop_id = $1 and order_id = $2`;
      await client.query({ name: "order-standing", text, values: [shopId, orderId, paymentId, revision] });
    },

    async withdrawPayment(shopId, paymentId) {
      const text = `update payment set withdrawn_at = now() where shop_id = $1 and id = $2 and withdrawn_at is null`;
      const { rowCount } = await client.query({
        name: "payment-withdraw",
        text,
        values: [shopId, paymentId],
      });
      return rowCount === 1;
    },

    async saveOrderSettings(shopId, { methodNames, expiryPolicy }) {
      const text = `insert into order_settings (shop_id, method_names, expiry_policy) values ($1, $2, $3)
        on conflict (shop_id) do update set method_names = excluded.method_names,
          expiry_policy = excluded.expiry_policy, changed_at = now()`;
      await client.query({ name: "order-settings-save", text, values: [shopId, methodNames, expiryPolicy] });
    },
  };
}
