import { patienceMs } from "../domain/poll-schedule.ts";
import type { WatchStore } from "../ports/watch-store.ts";
import type { Queryable } from "./database.ts";
import { toVoucher, voucherColumns, type VoucherRow } from "./rows.ts";

interface WatchedRow extends VoucherRow {
  readonly poll_failures: number;
  readonly is_held: boolean;
}

interface DueAccountRow {
  readonly id: string;
  readonly shop_id: string;
  readonly gateway: string;
  readonly oldest_due_at: Date;
}

/** Reads the first row of each account and urgency in the index `voucher_due`, whatever lies behind it. */
const dueAccounts = `
  select account.id, account.shop_id, account.gateway, due.oldest_due_at
  from gateway_account account cross join lateral (
    select min(head.next_poll_at) as oldest_due_at
    from unnest(array[0, 1, 2]::smallint[]) as tier (urgency) cross join lateral (
      select next_poll_at from voucher
      where gateway_account_id = account.id and poll_urgency = tier.urgency and next_poll_at <= $1
      order by next_poll_at limit 1
    ) head
  ) due
  where due.oldest_due_at is not null
  order by due.oldest_due_at`;

/** The heads of the three queues, then the most pressing of them: never more rows than three times the limit. */
const takeDue = `
  with head as (
    select mine.id, mine.next_poll_at + make_interval(secs => tier.patience_ms / 1000) as pressing_at
    from unnest($5::smallint[], $6::float8[]) as tier (urgency, patience_ms) cross join lateral (
      select id, next_poll_at from voucher
      where shop_id = $1 and gateway_account_id = $2 and poll_urgency = tier.urgency and next_poll_at <= $3
      order by next_poll_at limit $4 for update skip locked
    ) mine
  ), due as (select id from head order by pressing_at limit $4)
  update voucher set polls = polls + 1, next_poll_at = $3::timestamptz + interval '2 minutes'
  from due, gateway_account
  where voucher.id = due.id and gateway_account.id = voucher.gateway_account_id
  returning ${voucherColumns}, voucher.poll_failures, exists (
    select from exception where key = 'voucher:' || voucher.id || ':held' and resolved_at is null) as is_held`;

const urgencies = Object.keys(patienceMs).map(Number);
const patience = Object.values(patienceMs);

export function createWatchStore(db: Queryable): WatchStore {
  return {
    async dueAccounts(now) {
      const query = { name: "watch-accounts", text: dueAccounts, values: [now] };
      const { rows } = await db.query<DueAccountRow>(query);
      return rows.map((row) => ({
        shopId: row.shop_id,
        accountId: row.id,
        gateway: row.gateway,
        oldestDueAt: row.oldest_due_at,
      }));
    },

    async takeDue(shopId, accountId, now, limit) {
      const values = [shopId, accountId, now, limit, urgencies, patience];
      const query = { name: "watch-take-due", text: takeDue, values };
      const { rows } = await db.query<WatchedRow>(query);
      return rows.map((row) => ({
        ...toVoucher(row),
        failedLookUps: row.poll_failures,
        isHeld: row.is_held,
      }));
    },

    async schedule(shopId, voucherId, { at, urgency }, failedLookUps) {
      const text = `update voucher set next_poll_at = $3, poll_urgency = $4, poll_failures = $5
        where shop_id = $1 and id = $2 and next_poll_at is not null`;
      const values = [shopId, voucherId, at, urgency, failedLookUps];
      await db.query({ name: "watch-schedule", text, values });
    },
  };
}
