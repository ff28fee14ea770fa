import type { Fact, FactKind, FactSource } from "../domain/fact.ts";
import type { RecordedFact } from "../ports/records.ts";
import type { Queryable } from "./database.ts";
import { toMoney } from "./rows.ts";

interface FactRow {
  readonly id: string;
  readonly key: string;
  readonly kind: FactKind;
  readonly attempt: number;
  readonly source: FactSource;
  readonly gateway_payment_id: string | null;
  readonly amount_minor: string | null;
  readonly currency: string | null;
  readonly event_id: string | null;
  readonly reason: string | null;
  readonly occurred_at: Date | null;
}

export async function readFacts(db: Queryable, shopId: string, paymentId: string): Promise<readonly Fact[]> {
  const text = `select id, key, kind, attempt, source, gateway_payment_id, amount_minor, currency, event_id, reason, occurred_at
    from fact where shop_id = $1 and payment_id = $2 order by id`;
  const { rows } = await db.query<FactRow>({ name: "facts-of", text, values: [shopId, paymentId] });
  return rows.map(toFact);
}

/** Adds the facts whose key is new for the payment and returns those. */
export async function insertFacts(
  db: Queryable,
  shopId: string,
  paymentId: string,
  facts: readonly Fact[],
): Promise<readonly RecordedFact[]> {
  const text = `
    insert into fact (shop_id, payment_id, key, kind, attempt, source, gateway_payment_id, amount_minor, currency, event_id, reason, occurred_at)
    select $1, $2, row.* from unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::timestamptz[]) as row
    on conflict (payment_id, key) do nothing
    returning id, key`;
  const column = <Value>(read: (fact: Fact) => Value): Value[] => facts.map(read);
  const { rows } = await db.query<{ id: string; key: string }>({
    name: "facts-insert",
    text,
    values: [
      shopId,
      paymentId,
      column((fact) => fact.key),
      column((fact) => fact.kind),
      column((fact) => fact.attempt),
      column((fact) => fact.source),
      column((fact) => ("gatewayPaymentId" in fact ? fact.gatewayPaymentId : null)),
      column((fact) => ("amount" in fact ? fact.amount.minor : null)),
      column((fact) => ("amount" in fact ? fact.amount.currency : null)),
      column((fact) => ("eventId" in fact ? fact.eventId : null)),
      column((fact) => ("reason" in fact ? fact.reason : null)),
      column((fact) => fact.occurredAt),
    ],
  });
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  return rows.flatMap((row) => {
    const fact = byKey.get(row.key);
    return fact ? [{ id: BigInt(row.id), fact }] : [];
  });
}

function toFact(row: FactRow): Fact {
  const base = { key: row.key, attempt: row.attempt, source: row.source, occurredAt: row.occurred_at };
  const gatewayPaymentId = row.gateway_payment_id ?? "";
  switch (row.kind) {
    case "voucher_refused":
    case "accepted":
      return { ...base, kind: row.kind, reason: row.reason ?? "" };
    case "confirmed":
      return { ...base, kind: row.kind, gatewayPaymentId, amount: amountOf(row) };
    case "refunded":
    case "refunded_by_hand":
    case "credited":
    case "reversed":
    case "settled":
      return {
        ...base,
        kind: row.kind,
        gatewayPaymentId,
        eventId: row.event_id ?? "",
        amount: amountOf(row),
      };
    case "voucher_issued":
    case "rejected":
    case "canceled":
    case "expired":
      return { ...base, kind: row.kind, gatewayPaymentId };
  }
}

function amountOf(row: FactRow): ReturnType<typeof toMoney> {
  if (row.amount_minor === null || row.currency === null)
    throw new Error(`fact ${row.id} of money has no amount`);
  return toMoney(row.amount_minor, row.currency);
}
