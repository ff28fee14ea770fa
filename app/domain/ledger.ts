import type { Fact } from "./fact.ts";
import type { Currency } from "./currency.ts";
import type { Money } from "./money.ts";

/**
 * Accounts of the double-entry ledger, per shop and currency; debits are positive.
 * - `gateway_receivable`: what gateways owe the merchant
 * - `settlement_clearing`: what gateways have accounted for, before fees and the way to the bank
 * - `merchant_cash`: what the merchant paid out past the gateway
 * - `shopper_credit`: store credit owed to shoppers
 * - `shop_sales`: what shoppers paid for
 */
export type LedgerAccount =
  "gateway_receivable" | "settlement_clearing" | "merchant_cash" | "shopper_credit" | "shop_sales";

export interface Posting {
  readonly account: LedgerAccount;
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Which account a fact's amount is added to, and which it is taken from. */
const entries: Readonly<
  Record<
    Extract<Fact, { readonly amount: Money }>["kind"],
    { readonly debit: LedgerAccount; readonly credit: LedgerAccount }
  >
> = {
  confirmed: { debit: "gateway_receivable", credit: "shop_sales" },
  refunded: { debit: "shop_sales", credit: "gateway_receivable" },
  reversed: { debit: "shop_sales", credit: "gateway_receivable" },
  settled: { debit: "settlement_clearing", credit: "gateway_receivable" },
  refunded_by_hand: { debit: "shop_sales", credit: "merchant_cash" },
  credited: { debit: "shop_sales", credit: "shopper_credit" },
};

/** The postings a fact causes, none when it moves no money; they always sum to zero in each currency. */
export function postingsOf(fact: Fact): readonly Posting[] {
  if (!("amount" in fact)) return [];
  const { debit, credit } = entries[fact.kind];
  const { minor, currency } = fact.amount;
  return [
    { account: debit, minor, currency },
    { account: credit, minor: -minor, currency },
  ];
}
