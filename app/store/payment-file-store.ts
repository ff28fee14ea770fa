import { isCurrency } from "../domain/currency.ts";
import type { FactKind, FactSource } from "../domain/fact.ts";
import type { LedgerAccount } from "../domain/ledger.ts";
import type { ProofMediaType } from "../domain/proof.ts";
import type { AuditState } from "../ports/audit.ts";
import type { FileFact, PaymentFile, PaymentFileStore } from "../ports/payment-file.ts";
import { firstRow, type Queryable } from "./database.ts";
import { readExceptionsOf } from "./exception-store.ts";
import { paymentColumns, toMoney, toPayment, type PaymentRow } from "./rows.ts";

export function createPaymentFileStore(db: Queryable): PaymentFileStore {
  return {
    async findBySession(sessionId) {
      const text = `select ${paymentColumns} from payment join shop on shop.id = payment.shop_id where payment.session_id = $1`;
      const { rows } = await db.query<PaymentRow>({ name: "file-by-session", text, values: [sessionId] });
      return rows.map(toPayment);
    },

    async read(shopId, paymentId) {
      const [facts, ledger, shop, audit, proofs, exceptions] = await Promise.all([
        readFileFacts(db, shopId, paymentId),
        readLedger(db, shopId, paymentId),
        readShop(db, shopId, paymentId),
        readAudit(db, shopId, paymentId),
        readProofs(db, shopId, paymentId),
        readExceptionsOf(db, shopId, paymentId),
      ]);
      return { facts, ledger, shop, audit, proofs, exceptions };
    },
  };
}

interface FactRow {
  readonly recorded_at: Date;
  readonly kind: FactKind;
  readonly attempt: number;
  readonly source: FactSource;
  readonly gateway_payment_id: string | null;
  readonly amount_minor: string | null;
  readonly currency: string | null;
  readonly occurred_at: Date | null;
  readonly reason: string | null;
}

async function readFileFacts(db: Queryable, shopId: string, paymentId: string): Promise<readonly FileFact[]> {
  const text = `select recorded_at, kind, attempt, source, gateway_payment_id, amount_minor, currency, occurred_at, reason
    from fact where shop_id = $1 and payment_id = $2 order by id`;
  const { rows } = await db.query<FactRow>({ name: "file-facts", text, values: [shopId, paymentId] });
  return rows.map((row) => ({
    recordedAt: row.recorded_at,
    kind: row.kind,
    attempt: row.attempt,
    source: row.source,
    gatewayPaymentId: row.gateway_payment_id,
    amount:
      row.amount_minor !== null && row.currency !== null ? toMoney(row.amount_minor, row.currency) : null,
    occurredAt: row.occurred_at,
    reason: row.reason,
  }));
}

async function readLedger(db: Queryable, shopId: string, paymentId: string): Promise<PaymentFile["ledger"]> {
  const text = `select account, currency, sum(amount_minor) as minor from ledger_posting
    where shop_id = $1 and payment_id = $2 group by account, currency order by account, currency`;
  const { rows } = await db.query<{ account: LedgerAccount; currency: string; minor: string }>({
    name: "file-ledger",
    text,
    values: [shopId, paymentId],
  });
  return rows.flatMap(({ account, currency, minor }) =>
    isCurrency(currency) ? [{ account, sum: toMoney(minor, currency) }] : [],
  );
}

async function readShop(db: Queryable, shopId: string, paymentId: string): Promise<PaymentFile["shop"]> {
  const text = `select told, told_at as "toldAt", last_error as "lastError", dead_at as "deadAt"
    from shop_sync where shop_id = $1 and payment_id = $2`;
  const values = [shopId, paymentId];
  return (await firstRow<NonNullable<PaymentFile["shop"]>>(db, { name: "file-shop", text, values })) ?? null;
}

interface AuditRow {
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly before: AuditState | null;
  readonly after: AuditState | null;
  readonly at: Date;
}

async function readAudit(db: Queryable, shopId: string, paymentId: string): Promise<PaymentFile["audit"]> {
  const text = `select actor, verb, subject, reason, before, after, at from audit_entry
    where shop_id = $1 and payment_id = $2 order by id`;
  const { rows } = await db.query<AuditRow>({ name: "file-audit", text, values: [shopId, paymentId] });
  return rows.map((row) => ({ ...row, shopId, paymentId }));
}

interface ProofRow {
  readonly id: string;
  readonly purpose: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly reference: string;
  readonly note: string | null;
  readonly media_type: ProofMediaType | null;
  readonly has_file: boolean;
  readonly added_by: string;
  readonly added_at: Date;
}

async function readProofs(db: Queryable, shopId: string, paymentId: string): Promise<PaymentFile["proofs"]> {
  const text = `select id, purpose, amount_minor, currency, reference, note, media_type,
      file is not null as has_file, added_by, added_at
    from proof where shop_id = $1 and payment_id = $2 order by added_at, id`;
  const { rows } = await db.query<ProofRow>({ name: "file-proofs", text, values: [shopId, paymentId] });
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    amount: toMoney(row.amount_minor, row.currency),
    reference: row.reference,
    note: row.note,
    mediaType: row.media_type,
    hasFile: row.has_file,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));
}
