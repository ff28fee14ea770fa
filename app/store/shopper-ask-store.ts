import type { ShopperAskStore } from "../ports/by-hand.ts";
import { firstRow, type Queryable } from "./database.ts";

export async function readShopperAsks(
  db: Queryable,
  shopId: string,
  paymentId: string,
): Promise<readonly Date[]> {
  const text = `select asked_at from shopper_ask where shop_id = $1 and payment_id = $2`;
  const values = [shopId, paymentId];
  const row = await firstRow<{ asked_at: Date[] }>(db, { name: "shopper-ask-read", text, values });
  return row?.asked_at ?? [];
}

/** A new ask: the answer to the one before says nothing any more. */
export async function writeShopperAsks(
  db: Queryable,
  shopId: string,
  paymentId: string,
  askedAt: readonly Date[],
): Promise<void> {
  const text = `insert into shopper_ask (payment_id, shop_id, asked_at, first_asked_at) values ($2, $1, $3, ($3::timestamptz[])[1])
    on conflict (payment_id) do update set asked_at = excluded.asked_at, answer = null, answered_at = null`;
  await db.query({ name: "shopper-ask-write", text, values: [shopId, paymentId, askedAt] });
}

export function createShopperAskStore(db: Queryable): ShopperAskStore {
  return {
    async saveAnswer(shopId, paymentId, answer, at) {
      const text = `update shopper_ask set answer = $3, answered_at = $4 where shop_id = $1 and payment_id = $2`;
      await db.query({ name: "shopper-ask-answer", text, values: [shopId, paymentId, answer, at] });
    },
  };
}
