import { randomUUID } from "node:crypto";
import { exceptionRules, type ExceptionKind, type SuggestedAction } from "../domain/exception.ts";
import type { ExceptionEnd, ExceptionStore, NewException, OpenException } from "../ports/exceptions.ts";
import { resolveAlert } from "./alert-store.ts";
import { firstRow, type Queryable } from "./database.ts";

/** Opens it unless one of its key is open; the first due date stands. */
export async function insertException(db: Queryable, exception: NewException): Promise<void> {
  const { shopId, paymentId, kind, key, detail } = exception;
  const { suggestedAction, dueHours } = exceptionRules[kind];
  const text = `insert into exception (id, shop_id, payment_id, kind, key, suggested_action, due_at, detail)
    values ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7), $8)
    on conflict (key) where resolved_at is null do nothing`;
  const action = exception.suggestedAction ?? suggestedAction;
  const values = [randomUUID(), shopId, paymentId, kind, key, action, dueHours, JSON.stringify(detail)];
  await db.query({ name: "exception-open", text, values });
}

/** True when an open one of the key was ended; the alert that it was overdue ends with it. */
export async function endException(
  db: Queryable,
  shopId: string,
  key: string,
  { resolution, resolvedBy, note }: ExceptionEnd,
): Promise<boolean> {
  const text = `update exception set resolved_at = now(), resolution = $3, resolved_by = $4, note = $5
    where shop_id = $1 and key = $2 and resolved_at is null returning id`;
  const values = [shopId, key, resolution, resolvedBy, note];
  const ended = await firstRow<{ id: string }>(db, { name: "exception-end", text, values });
  if (ended) await resolveAlert(db, `exception:${ended.id}:overdue`);
  return ended !== undefined;
}

export async function assignException(
  db: Queryable,
  shopId: string,
  exceptionId: string,
  owner: string | null,
): Promise<boolean> {
  const text = `update exception set owner = $3 where shop_id = $1 and id = $2 and resolved_at is null`;
  const values = [shopId, exceptionId, owner];
  return (await db.query({ name: "exception-assign", text, values })).rowCount === 1;
}

/** The open ones of one payment, the most urgent first. */
export async function readExceptionsOf(
  db: Queryable,
  shopId: string,
  paymentId: string,
): Promise<readonly OpenException[]> {
  const text = `select ${columns} from exception
    where shop_id = $1 and payment_id = $2 and resolved_at is null order by due_at, id`;
  const values = [shopId, paymentId];
  const { rows } = await db.query<ExceptionRow>({ name: "exception-of-payment", text, values });
  return rows.map(toException);
}

interface ExceptionRow {
  readonly id: string;
  readonly shop_id: string;
  readonly payment_id: string | null;
  readonly kind: ExceptionKind;
  readonly key: string;
  readonly suggested_action: SuggestedAction;
  readonly owner: string | null;
  readonly due_at: Date;
  readonly detail: NewException["detail"];
  readonly opened_at: Date;
}

type LastRow = Pick<ExceptionRow, "suggested_action"> & { readonly resolution: string | null };

const columns = "id, shop_id, payment_id, kind, key, suggested_action, owner, due_at, detail, opened_at";

export function createExceptionStore(db: Queryable): ExceptionStore {
  return {
    async listOpen(shopId, limit) {
      const text = `select ${columns} from exception where shop_id = $1 and resolved_at is null order by due_at, id limit $2`;
      const { rows } = await db.query<ExceptionRow>({
        name: "exception-list",
        text,
        values: [shopId, limit],
      });
      return rows.map(toException);
    },

    async find(shopId, exceptionId) {
      const text = `select ${columns} from exception where shop_id = $1 and id = $2 and resolved_at is null`;
      const values = [shopId, exceptionId];
      const row = await firstRow<ExceptionRow>(db, { name: "exception-find", text, values });
      return row ? toException(row) : null;
    },

    async listOverdue(now, limit) {
      const text = `select ${columns} from exception where resolved_at is null and due_at < $1
          and not exists (select from alert where alert.key = 'exception:' || exception.id || ':overdue')
        order by due_at, id limit $2`;
      const { rows } = await db.query<ExceptionRow>({
        name: "exception-overdue",
        text,
        values: [now, limit],
      });
      return rows.map(toException);
    },

    async findLast(shopId, key) {
      const text = `select suggested_action, resolution from exception where shop_id = $1 and key = $2
        order by opened_at desc, id desc limit 1`;
      const row = await firstRow<LastRow>(db, { name: "exception-last", text, values: [shopId, key] });
      return row ? { suggestedAction: row.suggested_action, resolution: row.resolution } : null;
    },
  };
}

function toException(row: ExceptionRow): OpenException {
  return {
    id: row.id,
    shopId: row.shop_id,
    paymentId: row.payment_id,
    kind: row.kind,
    key: row.key,
    suggestedAction: row.suggested_action,
    owner: row.owner,
    dueAt: row.due_at,
    detail: row.detail,
    openedAt: row.opened_at,
  };
}
