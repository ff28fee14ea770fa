import type { ConfirmationTimeStore } from "../ports/confirmation-times.ts";
import type { Queryable } from "./database.ts";

export function createConfirmationTimeStore(db: Queryable): ConfirmationTimeStore {
  return {
    async measure(from, now, least) {
      // What a merchant proved or a report told much later says nothing about the wait.
      const text = `insert into measured_wait (gateway, method, country, measured_at, payments, median_seconds, p95_seconds)
        select gateway_account.gateway, voucher.method, voucher.country, $2, count(*),
          percentile_cont(0.5) within group (order by extract(epoch from fact.recorded_at - fact.occurred_at)),
          percentile_cont(0.95) within group (order by extract(epoch from fact.recorded_at - fact.occurred_at))
        from fact
          join voucher on voucher.payment_id = fact.payment_id and voucher.attempt = fact.attempt
          join gateway_account on gateway_account.id = voucher.gateway_account_id
        where fact.kind = 'confirmed' and fact.source in ('webhook', 'poll', 'shopper') and fact.recorded_at >= $1
          and fact.occurred_at <= fact.recorded_at and gateway_account.mode = 'live'
        group by 1, 2, 3 having count(*) >= $3
        on conflict (gateway, method, country) do update set measured_at = excluded.measured_at,
          payments = excluded.payments, median_seconds = excluded.median_seconds, p95_seconds = excluded.p95_seconds`;
      await db.query({ name: "confirmation-time-measure", text, values: [from, now, least] });
    },
  };
}
