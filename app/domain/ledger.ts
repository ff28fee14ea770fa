import type { Fact } from "./fact.ts";
import type { Currency } from "./currency.ts";

/**
 * Accounts of the double-entry ledger, per shop and currency. `gateway_receivable` is what gateways owe the
 * merchant (debit positive); `shop_sales` is what shoppers paid for (credit negative).
 */
export type LedgerAccount = "gateway_receivable" | "shop_sales";

export interface Posting {
  readonly account: LedgerAccount;
  readonly minor: bigint;
  readonly currency: Currency;
}

/** The postings a fact causes; they always sum to zero in each currency. Most facts move no money. */
export function postingsOf(fact: Fact): readonly Posting[] {
  if (fact.kind !== "confirmed" && fact.kind !== "refunded") return [];
  const { minor, currency } = fact.amount;
  const owed = fact.kind === "confirmed" ? minor : -minor;
  return [
    { account: "gateway_receivable", minor: owed, currency },
    { account: "shop_sales", minor: -owed, currency },
  ];
}
