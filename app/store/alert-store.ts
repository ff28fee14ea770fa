import { randomUUID } from "node:crypto";
import type { NewAlert } from "../ports/records.ts";
import type { AlertStore } from "../ports/store.ts";
import type { Queryable } from "./database.ts";

/** One open row for each key: a repeat counts up and refreshes the detail. */
export async function insertAlert(db: Queryable, alert: NewAlert): Promise<void> {
  const text = `insert into alert (id, shop_id, kind, key, detail) values ($1, $2, $3, $4, $5)
    on conflict (key) where resolved_at is null
    do update set times = alert.times + 1, seen_at = now(), detail = excluded.detail`;
  const values = [randomUUID(), alert.shopId, alert.kind, alert.key, JSON.stringify(alert.detail)];
  await db.query({ name: "alert-raise", text, values });
}

export async function resolveAlert(db: Queryable, key: string): Promise<void> {
  const text = `update alert set resolved_at = now() where key = $1 and resolved_at is null`;
  await db.query({ name: "alert-resolve", text, values: [key] });
}

export function createAlertStore(db: Queryable): AlertStore {
  return { raise: (alert) => insertAlert(db, alert), resolve: (key) => resolveAlert(db, key) };
}
