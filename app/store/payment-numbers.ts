import { readUuid } from "../domain/payment-filters.ts";
import type { Queryable } from "./database.ts";

/** More bear one number only when somebody numbers badly; the rest is not worth a page. */
const most = 100;

/** Each a look-up in an index of its own: $2 is the number, $3 the same as an id of ours, if it is one. */
const lookUps = [
  "select id from payment where shop_id = $1 and id = $3::uuid",
  "select id from payment where shop_id = $1 and door in ('shopify-payments', 'shopify-orders') and session_id = $2",
  "select id from payment where shop_id = $1 and group_id = $2",
  "select payment_id from voucher where shop_id = $1 and reference = $2",
  "select payment_id from voucher where shop_id = $1 and external_reference = $2",
  `select payment.id from shop_order join payment on payment.shop_id = shop_order.shop_id
      and payment.session_gid = 'gid://shopify/Order/' || shop_order.order_id
    where shop_order.shop_id = $1 and shop_order.name in ($2, '#' || $2)`,
  "select id from payment where shop_id = $1 and session_gid = 'gid://shopify/Order/' || $2",
  `select payment_id from voucher where shop_id = $1 and gateway_payment_id = $2
    and gateway_account_id in (select id from gateway_account where shop_id = $1)`,
];

/** Payments of the shop that bear exactly this number, the newest first. */
export async function readByNumber(
  db: Queryable,
  shopId: string,
  number: string,
): Promise<readonly string[]> {
  const text = `select found.id from (${lookUps.join(" union ")}) found order by found.id desc limit ${most}`;
  const values = [shopId, number, readUuid(number)];
  const { rows } = await db.query<{ id: string }>({ name: "payment-by-number", text, values });
  return rows.map(({ id }) => id);
}
