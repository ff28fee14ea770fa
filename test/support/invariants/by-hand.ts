import type pg from "pg";
import { sentences } from "./scope.ts";

/** Nobody acted without leaving a trace, and no money rests on a word that nobody proved. */
export async function findByHandFaults(pool: pg.Pool): Promise<string[]> {
  const unwritten = sentences(
    pool,
    "a merchant's fact has no audit row",
    `select id, kind from fact where source = 'merchant' and kind in ('confirmed', 'accepted', 'credited')
      and not exists (select from audit_entry where audit_entry.payment_id = fact.payment_id
        and verb = case fact.kind when 'confirmed' then 'confirm' when 'accepted' then 'accept' else 'credit' end)`,
  );
  const unproven = sentences(
    pool,
    "money confirmed by a merchant has no proof",
    `select id from fact where source = 'merchant' and kind = 'confirmed'
      and not exists (select from proof where proof.payment_id = fact.payment_id
        and proof.amount_minor = fact.amount_minor and proof.currency = fact.currency)`,
  );
  const stale = sentences(
    pool,
    "an exception has ended and is still told overdue",
    `select exception.id from exception join alert on alert.key = 'exception:' || exception.id || ':overdue'
      where exception.resolved_at is not null and alert.resolved_at is null`,
  );
  return (await Promise.all([unwritten, unproven, stale])).flat();
}
