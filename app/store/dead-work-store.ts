import type { DeadKind, DeadWork, DeadWorkStore } from "../ports/dead-work.ts";
import type { Queryable } from "./database.ts";

interface DeathRules {
  /** id, payment_id, last_error, died_at and alert_key of the dead rows of shop $1. */
  readonly find: string;
  /** Takes the mark off the row $2 of shop $1; the last error stays until a try succeeds. */
  readonly clear: string;
}

const openAlert = (key: string): string =>
  `exists (select from alert where key = ${key} and resolved_at is null)`;

/** Where each kind keeps its death. What may give up tomorrow is one entry more. */
const rules: Readonly<Record<DeadKind, DeathRules>> = {
  shop_sync: {
    find: `select payment_id as id, payment_id, last_error, dead_at as died_at, 'payment:' || payment_id || ':shop_sync' as alert_key
      from shop_sync where shop_id = $1 and dead_at is not null`,
    clear: `update shop_sync set dead_at = null where shop_id = $1 and payment_id = $2 and dead_at is not null`,
  },
  shop_request: {
    find: `select id, payment_id, last_error, dead_at as died_at, 'request:' || id || ':dead' as alert_key
      from shop_request where shop_id = $1 and dead_at is not null`,
    clear: `update shop_request set dead_at = null where shop_id = $1 and id = $2 and dead_at is not null`,
  },
  inbox: {
    find: `select id, null::uuid as payment_id, outcome as last_error, dead_at as died_at, 'inbox:' || id || ':dead' as alert_key
      from inbox where shop_id = $1 and dead_at is not null and processed_at is null`,
    clear: `update inbox set dead_at = null where shop_id = $1 and id = $2 and dead_at is not null`,
  },
  // A refused voucher stays refused: its payment gets the next one, and the alert about this one ends with that. An
  // unclear one did not give up: a person says first whether it exists, and until then there is no next.
  voucher: {
    find: `select id, payment_id, refusal as last_error, asked_at as died_at, 'voucher:' || id || ':dead' as alert_key
      from voucher where shop_id = $1 and status = 'refused' and refusal <> 'voucher_unclear' and ${openAlert("'voucher:' || voucher.id || ':dead'")}`,
    clear: `update alert set resolved_at = now() where shop_id = $1 and key = 'voucher:' || $2::uuid || ':dead' and resolved_at is null`,
  },
  // A job that broke has no row of its own but the alert, whose key is the job.
  job: {
    find: `select id, (substr(key, 5)::jsonb ->> 'paymentId')::uuid as payment_id, detail ->> 'error' as last_error, seen_at as died_at, key as alert_key
      from alert where shop_id = $1 and kind = 'job_dead' and resolved_at is null`,
    clear: `update alert set detail = detail || '{"revived": true}' where shop_id = $1 and id = $2 and resolved_at is null`,
  },
};

interface DeadRow {
  readonly id: string;
  readonly payment_id: string | null;
  readonly last_error: string | null;
  readonly died_at: Date;
  readonly alert_key: string;
}

export async function clearDeath(db: Queryable, { kind, shopId, id }: DeadWork): Promise<boolean> {
  const { rowCount } = await db.query({
    name: `dead-clear-${kind}`,
    text: rules[kind].clear,
    values: [shopId, id],
  });
  return rowCount === 1;
}

export function createDeadWorkStore(db: Queryable): DeadWorkStore {
  return {
    async list(shopId) {
      const found = await Promise.all(
        (Object.keys(rules) as DeadKind[]).map(async (kind) => {
          const text = rules[kind].find;
          const { rows } = await db.query<DeadRow>({ name: `dead-find-${kind}`, text, values: [shopId] });
          return rows.map((row) => toDeadWork(kind, shopId, row));
        }),
      );
      return found.flat().sort((a, b) => a.diedAt.getTime() - b.diedAt.getTime());
    },
  };
}

/** What gave up of one payment. */
export async function readDeadOf(
  db: Queryable,
  shopId: string,
  paymentId: string,
): Promise<readonly DeadWork[]> {
  const found = await Promise.all(
    (Object.keys(rules) as DeadKind[]).map(async (kind) => {
      const text = `select * from (${rules[kind].find}) dead where payment_id = $2`;
      const values = [shopId, paymentId];
      const { rows } = await db.query<DeadRow>({ name: `dead-of-payment-${kind}`, text, values });
      return rows.map((row) => toDeadWork(kind, shopId, row));
    }),
  );
  return found.flat();
}

function toDeadWork(kind: DeadKind, shopId: string, row: DeadRow): DeadWork {
  const { id, payment_id: paymentId, last_error: lastError, died_at: diedAt, alert_key: alertKey } = row;
  return { kind, id, shopId, paymentId, lastError, diedAt, alertKey };
}
