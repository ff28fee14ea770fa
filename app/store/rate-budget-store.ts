import { budgetWindowMinutes, capacityOf, type RateBudget } from "../domain/rate-budget.ts";
import type { RateBudgetStore } from "../ports/rate-budget-store.ts";
import { firstRow, type Queryable } from "./database.ts";

/** How long a counted call may wait to be written: its loss in a crash costs a few tokens, a write each costs a commit. */
const flushAfterMs = 1_000;

const openBucket = `
  insert into rate_budget (gateway_account_id, shop_id, milli_tokens, refilled_at, window_started_at)
  select id, shop_id, $2, clock_timestamp(), clock_timestamp() from gateway_account where id = $1
  on conflict (gateway_account_id) do nothing`;

/**
 * Refills, subtracts what was spent anyway, grants what is left of what is wanted and counts it all, under one row
 * lock. The clock is read after the lock was won, so time never runs backwards. The maths is domain/rate-budget's.
 */
const spend = `
  with held as (
    select * from rate_budget where gateway_account_id = $1 and ($2::uuid is null or shop_id = $2) for update
  ), timed as (select held.*, clock_timestamp() as at from held
  ), filled as (
    select timed.*, least($3::bigint, milli_tokens
        + floor(greatest(0, extract(epoch from at - refilled_at)) * 1000)::bigint * $3::bigint / 60000)
        - $5::bigint * 1000 as tokens
    from timed
  ), granted as (
    select filled.*, case when blocked_until > at then 0
      else least($4::bigint, greatest(0, tokens) / 1000) end as calls
    from filled
  )
  update rate_budget budget set
    milli_tokens = greatest(-$3::bigint, granted.tokens - granted.calls * 1000),
    refilled_at = greatest(granted.refilled_at, granted.at),
    window_started_at = case when granted.at >= granted.window_started_at + $6::interval
      then granted.at else granted.window_started_at end,
    window_calls = granted.calls + $5::bigint + case when granted.at >= granted.window_started_at + $6::interval
      then 0 else granted.window_calls end,
    last_window_calls = case when granted.at >= granted.window_started_at + 2 * $6::interval then 0
      when granted.at >= granted.window_started_at + $6::interval then granted.window_calls
      else granted.last_window_calls end
  from granted where budget.gateway_account_id = granted.gateway_account_id
  returning granted.calls`;

export function createRateBudgetStore(db: Queryable): RateBudgetStore {
  const counted = new Map<string, { budget: RateBudget; calls: number }>();
  let timer: NodeJS.Timeout | undefined;

  async function open(accountId: string, budget: RateBudget): Promise<void> {
    await db.query({ name: "budget-open", text: openBucket, values: [accountId, capacityOf(budget)] });
  }

  async function spendCalls(
    account: { readonly shopId: string | null; readonly accountId: string },
    budget: RateBudget,
    wanted: number,
  ): Promise<number> {
    const made = counted.get(account.accountId)?.calls ?? 0;
    counted.delete(account.accountId);
    const window = `${budgetWindowMinutes} minutes`;
    const values = [account.accountId, account.shopId, capacityOf(budget), wanted, made, window];
    const query = { name: "budget-spend", text: spend, values };
    let row = await firstRow<{ calls: string }>(db, query);
    if (!row) {
      await open(account.accountId, budget);
      row = await firstRow<{ calls: string }>(db, query);
    }
    return Number(row?.calls ?? 0);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    for (const [accountId, { budget }] of [...counted])
      await spendCalls({ shopId: null, accountId }, budget, 0);
  }

  return {
    take: (shopId, accountId, budget, wanted) => spendCalls({ shopId, accountId }, budget, wanted),

    count(accountId, budget) {
      counted.set(accountId, { budget, calls: (counted.get(accountId)?.calls ?? 0) + 1 });
      // A database that is away takes the count with it, and the call it was about most likely as well.
      timer ??= setTimeout(() => void flush().catch(() => undefined), flushAfterMs).unref();
    },

    async block(accountId, budget, seconds) {
      await open(accountId, budget);
      const text = `update rate_budget set blocked_until = greatest(blocked_until, now() + make_interval(secs => $2))
        where gateway_account_id = $1`;
      await db.query({ name: "budget-block", text, values: [accountId, seconds] });
    },

    flush,
    ...budgetReports(db),
  };
}

interface UseRow {
  readonly gateway_account_id: string;
  readonly shop_id: string;
  readonly gateway: string;
  readonly window_calls: string;
  readonly last_window_calls: string;
  readonly is_low: boolean;
}

function budgetReports(db: Queryable): Pick<RateBudgetStore, "listUse" | "markLow"> {
  return {
    async listUse() {
      const isRunning = `window_started_at + $1::interval > now()`;
      const isLast = `window_started_at + 2 * $1::interval > now()`;
      // A window that is over counts as the last one, also when nobody spent anything since.
      const text = `select budget.gateway_account_id, budget.shop_id, account.gateway, budget.is_low,
          case when ${isRunning} then window_calls else 0 end as window_calls,
          case when ${isRunning} then last_window_calls when ${isLast} then window_calls else 0 end as last_window_calls
        from rate_budget budget join gateway_account account on account.id = budget.gateway_account_id
        where budget.is_low or budget.window_started_at > now() - interval '30 minutes'`;
      const values = [`${budgetWindowMinutes} minutes`];
      const { rows } = await db.query<UseRow>({ name: "budget-use", text, values });
      return rows.map((row) => ({
        shopId: row.shop_id,
        accountId: row.gateway_account_id,
        gateway: row.gateway,
        windowCalls: BigInt(row.window_calls),
        lastWindowCalls: BigInt(row.last_window_calls),
        isLow: row.is_low,
      }));
    },

    async markLow(shopId, accountId, isLow) {
      const text = `update rate_budget set is_low = $3 where shop_id = $1 and gateway_account_id = $2`;
      await db.query({ name: "budget-mark-low", text, values: [shopId, accountId, isLow] });
    },
  };
}
