import type { Currency } from "../domain/currency.ts";
import type { DocumentType } from "../domain/document.ts";
import type { Clearing } from "../domain/grace.ts";
import type { Country, Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { RateBudget } from "../domain/rate-budget.ts";
import type { RefundAbility } from "../domain/refund.ts";

/** Where a gateway fact was read, so that a stale one can be found: `url or document` and ISO day. */
export interface Sourced {
  readonly source: string;
  readonly checkedOn: string;
}

/** One way to pay that a gateway offers in one country. Data, not code: pages and checks read it. */
export interface Offer extends Sourced {
  readonly method: Method;
  readonly country: Country;
  readonly currency: Currency;
  /** Most digits after the point that the gateway takes: 0 for whole pesos. */
  readonly decimals: number;
  /** Dated fallback for when the gateway's own limits could not be read. */
  readonly limits: AmountLimits;
  readonly voucherLife: { readonly minHours: number; readonly maxHours: number };
  /** Document types the shopper may give; empty when the gateway asks for none. */
  readonly documents: readonly DocumentType[];
  readonly refund: OfferedRefund;
  /** Usual time from the counter to the gateway's confirmation, in minutes, as the gateway states it. */
  readonly confirmationMinutes: number;
  readonly fees: FeeFacts;
  readonly settlement: SettlementFacts;
  /** How long after a voucher's deadline money paid in time may still arrive, at the slowest the gateway states. */
  readonly clearing: Clearing;
}

/** What the gateway takes for one payment. Most publish nothing: the merchant's contract says. */
export interface FeeFacts extends Sourced {
  /** Decimal text without the sign, "3.29"; null: by contract. */
  readonly percent: string | null;
  /** On top for each payment; null: none, or by contract. */
  readonly fixed: Money | null;
  /** What to know beside: value-added tax, withholding. English, for documents. */
  readonly note: string;
}

/** When the merchant gets the money. */
export interface SettlementFacts extends Sourced {
  /** Usual business days after the confirmation; null: by contract. */
  readonly businessDays: number | null;
  readonly note: string;
}

/** What the gateway gives back of a payment, and how the shopper gets it. */
export interface OfferedRefund extends RefundAbility, Sourced {
  /** Where the money arrives; null when nothing is given back. */
  readonly paidTo: "wallet" | "bank_account" | null;
  /** Usual days until the shopper has it, as the gateway states them; null when it does not. */
  readonly usualDays: number | null;
}

/** How often an account's gateway may be asked, with where that was read or that it is our own choice. */
export type SourcedBudget = RateBudget & Sourced;

export interface AmountLimits {
  readonly min: Money;
  readonly max: Money;
}
