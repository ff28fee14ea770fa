import type pg from "pg";
import { sentences } from "./scope.ts";

/** No more goes back than came; what goes back has an end, or a next look; what ended as done is among the facts. */
export async function findRefundFaults(pool: pg.Pool): Promise<string[]> {
  const tooMuch = sentences(
    pool,
    "more goes back of a gateway payment than came",
    `with moves as (
        select payment_id, gateway_payment_id, case kind when 'confirmed' then amount_minor else -amount_minor end as minor
        from fact where kind in ('confirmed', 'refunded', 'refunded_by_hand', 'credited')
        union all
        select payment_id, gateway_payment_id, -amount_minor from refund where state in ('asked', 'sent')
          and not exists (select from fact where fact.payment_id = refund.payment_id and fact.event_id = refund.gateway_refund_id)
        union all
        select payment_id, gateway_payment_id, -amount_minor from cash_refund where state in ('open', 'filled')
      )
      select payment_id, gateway_payment_id, sum(minor) as minor from moves
      group by payment_id, gateway_payment_id having sum(minor) < 0`,
  );
  const forgotten = sentences(
    pool,
    "a refund is under way and nobody looks at it again",
    `select id, state from refund where state in ('asked', 'sent') and next_check_at is null`,
  );
  const held = sentences(
    pool,
    "a refund is held for ever",
    `select id, state from refund where claimed_until is not null and next_check_at is null`,
  );
  const unproven = sentences(
    pool,
    "a refund is done and no fact says so",
    `select id from refund where state = 'done' and not exists (select from fact
      where fact.payment_id = refund.payment_id and fact.kind = 'refunded' and fact.event_id = refund.gateway_refund_id)`,
  );
  const wronglyTold = sentences(
    pool,
    "the shop's request and its refund ended differently",
    `select shop_request.id, shop_request.state, refund.state as refund from shop_request
      join refund on refund.shop_request_id = shop_request.id
      where (shop_request.state = 'done') <> (refund.state = 'done') and shop_request.state <> 'asked'`,
  );
  return (await Promise.all([tooMuch, forgotten, held, unproven, wronglyTold])).flat();
}

/** A bank account is kept only while somebody has to pay to it, and money given back by hand is proven. */
export async function findCashRefundFaults(pool: pg.Pool): Promise<string[]> {
  const kept = sentences(
    pool,
    "a bank account is kept after its use",
    `select id, state from cash_refund where bank_account is not null and state <> 'filled'`,
  );
  const unproven = sentences(
    pool,
    "money was given back by hand without a fact or a proof",
    `select id from cash_refund where state = 'paid'
      and not (exists (select from fact where fact.kind = 'refunded_by_hand' and fact.event_id = cash_refund.id::text)
        and exists (select from proof where proof.payment_id = cash_refund.payment_id and proof.purpose = 'refund'))`,
  );
  const unasked = sentences(
    pool,
    "a buyer waits for money by hand and no task is open",
    `select id from cash_refund where state in ('open', 'filled') and not exists (select from exception
      where exception.payment_id = cash_refund.payment_id and exception.kind = 'refund_by_hand' and exception.resolved_at is null)`,
  );
  return (await Promise.all([kept, unproven, unasked])).flat();
}
