import type pg from "pg";
import { sentences } from "./scope.ts";

const waiting = "pgboss.job.state in ('created', 'retry', 'active')";

/** An event we answered for is processed, still has its job, or is dead with an open alert. */
export function findInboxFaults(pool: pg.Pool): Promise<string[]> {
  return sentences(
    pool,
    "a webhook was lost",
    `select id, outcome from inbox where processed_at is null
      and not exists (select from pgboss.job where name = 'process-inbox' and data->>'inboxId' = inbox.id::text and ${waiting})
      and not (dead_at is not null and exists (select from alert where key = 'inbox:' || inbox.id || ':dead'))`,
  );
}

/** Nobody holds a row for ever, and what is dead has an alert. */
export async function findSyncFaults(pool: pg.Pool): Promise<string[]> {
  const stuck = sentences(
    pool,
    "a shop message is stuck",
    `select payment_id, told from shop_sync where claimed_until is not null
      and not exists (select from pgboss.job where name = 'sync-shop' and data->>'paymentId' = shop_sync.payment_id::text and ${waiting})`,
  );
  const silent = sentences(
    pool,
    "a shop message died silently",
    `select payment_id from shop_sync where dead_at is not null
      and not exists (select from alert where key = 'payment:' || shop_sync.payment_id || ':shop_sync')`,
  );
  const requests = sentences(
    pool,
    "a refund, capture or void was lost",
    `select id, kind, state from shop_request where not told
      and not exists (select from refund where refund.shop_request_id = shop_request.id and refund.state in ('asked', 'sent'))
      and not exists (select from pgboss.job where name = 'answer-request' and data->>'requestId' = shop_request.id::text and ${waiting})
      and not (dead_at is not null and exists (select from alert where key = 'request:' || shop_request.id || ':dead'))`,
  );
  const vouchers = sentences(
    pool,
    "a voucher was asked for and nobody works on it",
    `select id from voucher where status = 'asked'
      and not exists (select from pgboss.job where name = 'issue-voucher' and data->>'voucherId' = voucher.id::text and ${waiting})`,
  );
  return (await Promise.all([stuck, silent, requests, vouchers])).flat();
}
