import type pg from "pg";
import { sentences } from "./scope.ts";

/** Double entry sums to zero, and the receivable is exactly what was confirmed less what was settled or given back. */
export async function findLedgerFaults(pool: pg.Pool): Promise<string[]> {
  const unbalanced = sentences(
    pool,
    "postings of a fact do not sum to zero",
    `select fact_id, currency, sum(amount_minor) as sum from ledger_posting
      group by fact_id, currency having sum(amount_minor) <> 0`,
  );
  const wrongReceivable = sentences(
    pool,
    "receivable is not confirmed less settled, refunded and reversed",
    `with told as (
        select payment_id, currency, sum(case kind when 'confirmed' then amount_minor else -amount_minor end) as minor
        from fact where kind in ('confirmed', 'settled', 'refunded', 'reversed') group by payment_id, currency
      ), posted as (
        select payment_id, currency, sum(amount_minor) as minor from ledger_posting
        where account = 'gateway_receivable' group by payment_id, currency
      )
      select payment_id, currency, told.minor as told, posted.minor as posted
      from told full join posted using (payment_id, currency) where told.minor is distinct from posted.minor`,
  );
  const postedTwice = sentences(
    pool,
    "a fact of money has not exactly two postings",
    `select fact.id, count(ledger_posting.id) as postings from fact left join ledger_posting on ledger_posting.fact_id = fact.id
      where fact.amount_minor is not null group by fact.id having count(ledger_posting.id) <> 2`,
  );
  return (await Promise.all([unbalanced, wrongReceivable, postedTwice])).flat();
}
