import type { FactKind } from "../../../app/domain/fact.ts";
import type { PostingSnapshot, Snapshot } from "./snapshot.ts";

const taking: readonly FactKind[] = ["settled", "refunded", "reversed"];

/** Double entry sums to zero, and the receivable is exactly what was confirmed less what was settled or given back. */
export function findLedgerFaults({ facts, postings }: Snapshot): string[] {
  const byFact = Map.groupBy(postings, ({ factId }) => factId);
  const unbalanced = [...byFact].flatMap(([factId, posted]) =>
    [...sums(posted, ({ currency }) => currency)]
      .filter(([, minor]) => minor !== 0n)
      .map(([currency, minor]) => `postings of fact ${factId} sum to ${minor.toString()} ${currency}`),
  );
  const postedTwice = facts
    .filter(({ id, fact }) => "amount" in fact && (byFact.get(id) ?? []).length !== 2)
    .map(({ id, fact }) => `fact ${id} (${fact.kind}) has not exactly two postings`);
  return [...unbalanced, ...postedTwice, ...wrongReceivables(facts, postings)];
}

function wrongReceivables(facts: Snapshot["facts"], postings: Snapshot["postings"]): string[] {
  const told = facts.flatMap(({ paymentId, fact }) => {
    if (!("amount" in fact)) return [];
    const sign = fact.kind === "confirmed" ? 1n : taking.includes(fact.kind) ? -1n : 0n;
    return [{ paymentId, currency: fact.amount.currency, minor: sign * fact.amount.minor }];
  });
  const wanted = sums(told, ({ paymentId, currency }) => `${paymentId} in ${currency}`);
  const receivables = postings.filter(({ account }) => account === "gateway_receivable");
  const posted = sums(receivables, ({ paymentId, currency }) => `${paymentId} in ${currency}`);
  return [...new Set([...wanted.keys(), ...posted.keys()])]
    .filter((key) => (wanted.get(key) ?? 0n) !== (posted.get(key) ?? 0n))
    .map((key) => `receivable of ${key} is not confirmed less settled, refunded and reversed`);
}

function sums<Row extends Pick<PostingSnapshot, "minor">>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, bigint> {
  const byKey = new Map<string, bigint>();
  for (const row of rows) byKey.set(keyOf(row), (byKey.get(keyOf(row)) ?? 0n) + row.minor);
  return byKey;
}
