import type pg from "pg";
import { sentences } from "./scope.ts";

/**
 * Money for an order that was closed is in somebody's hands: what was decided of it is written down, or what it
 * differs by is, or another attempt paid the order.
 */
export function findLateMoneyFaults(pool: pg.Pool): Promise<string[]> {
  return sentences(
    pool,
    "money came for a closed order and nobody was told",
    `select payment.session_id, payment.state from payment join shop_sync on shop_sync.payment_id = payment.id
      where shop_sync.told = 'closed' and payment.state in ('paid', 'partially_refunded')
        and not payment.marks && array['short', 'over', 'wrong_currency', 'reversed']
        and not exists (select from exception where key = 'payment:' || payment.id || ':paid_after_close')
        and not exists (select from group_winner where group_winner.shop_id = payment.shop_id
          and group_winner.group_id = payment.group_id and group_winner.payment_id <> payment.id)`,
  );
}
