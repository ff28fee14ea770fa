import type { AuditEntry } from "../ports/audit.ts";
import type { Queryable } from "./database.ts";

/** Only ever added: the database refuses to change what was done. */
export async function insertAudit(db: Queryable, entry: AuditEntry): Promise<void> {
  const text = `insert into audit_entry (shop_id, payment_id, actor, verb, subject, reason, before, after)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`;
  const { shopId, paymentId, actor, verb, subject, reason, before, after } = entry;
  const values = [shopId, paymentId, actor, verb, subject, reason, before, after];
  await db.query({ name: "audit-add", text, values });
}
