import type pg from "pg";
import { sentences } from "./scope.ts";

const ofPayment = [
  "voucher",
  "fact",
  "ledger_posting",
  "shop_sync",
  "group_winner",
  "shop_request",
  "refund",
  "cash_refund",
  "proof",
  "shopper_ask",
  "message",
];
const ofAccount = ["voucher", "inbox", "refund", "rate_budget", "webhook_health"];

/** No row of one shop points at another shop's payment or account. */
export async function findCrossShopRows(pool: pg.Pool): Promise<string[]> {
  const payments = ofPayment.map((table) =>
    sentences(
      pool,
      `${table} of one shop points at another shop's payment`,
      `select payment.id from ${table} join payment on payment.id = ${table}.payment_id where payment.shop_id <> ${table}.shop_id`,
    ),
  );
  const accounts = ofAccount.map((table) =>
    sentences(
      pool,
      `${table} of one shop points at another shop's account`,
      `select account.id from ${table} join gateway_account account on account.id = ${table}.gateway_account_id
        where account.shop_id <> ${table}.shop_id`,
    ),
  );
  const winners = sentences(
    pool,
    "an order was won by a payment of another order",
    `select payment.id from group_winner join payment on payment.id = group_winner.payment_id
      where payment.group_id <> group_winner.group_id`,
  );
  return (await Promise.all([...payments, ...accounts, winners])).flat();
}
