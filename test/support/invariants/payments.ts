import type pg from "pg";
import { reduce, type Mark, type PaymentState } from "../../../app/domain/payment-state.ts";
import { readFacts } from "../../../app/store/fact-rows.ts";
import { toMoney } from "../../../app/store/rows.ts";

interface StoredPayment {
  readonly id: string;
  readonly shop_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly state: PaymentState;
  readonly marks: Mark[];
  readonly confirmed_minor: string;
  readonly refunded_minor: string;
  readonly reversed_minor: string;
  readonly settled_minor: string;
}

/** What is stored about a payment is what its facts say, computed anew. */
export async function findPaymentFaults(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<StoredPayment>(
    `select id, shop_id, amount_minor, currency, state, marks, confirmed_minor, refunded_minor, reversed_minor, settled_minor
      from payment`,
  );
  const faults = await Promise.all(rows.map((row) => compare(pool, row)));
  return faults.filter((fault) => fault !== null);
}

async function compare(pool: pg.Pool, row: StoredPayment): Promise<string | null> {
  const facts = await readFacts(pool, row.shop_id, row.id);
  const fresh = reduce(toMoney(row.amount_minor, row.currency), facts);
  const stored = [
    row.state,
    [...row.marks].sort(),
    ...[row.confirmed_minor, row.refunded_minor, row.reversed_minor, row.settled_minor],
  ];
  const computed = [
    fresh.state,
    [...fresh.marks].sort(),
    fresh.confirmedMinor.toString(),
    fresh.refundedMinor.toString(),
    fresh.reversedMinor.toString(),
    fresh.settledMinor.toString(),
  ];
  if (JSON.stringify(stored) === JSON.stringify(computed)) return null;
  return `payment ${row.id} is stored as ${JSON.stringify(stored)} but its facts say ${JSON.stringify(computed)}`;
}
