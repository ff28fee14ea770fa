import type { Currency } from "./currency.ts";
import type { DocumentType } from "./document.ts";
import type { Country, Method } from "./method.ts";
import { fitsDecimals, type Money } from "./money.ts";

/** What eligibility needs to know of a gateway's offer. */
export interface OfferedMethod {
  readonly method: Method;
  readonly country: Country;
  readonly currency: Currency;
  readonly decimals: number;
  readonly documents: readonly DocumentType[];
  readonly limits: Bounds;
}

export interface Bounds {
  readonly min: Money;
  readonly max: Money;
}

/** Money that no gateway can take as it is, whatever the merchant's account. */
export type Refusal = "currency_not_offered" | "centavos_not_payable";

export type AmountProblem =
  | { readonly problem: "amount_too_small"; readonly bound: Money }
  | { readonly problem: "amount_too_large"; readonly bound: Money };

export function offersFor<Offer extends OfferedMethod>(
  offers: readonly Offer[],
  currency: Currency,
): readonly Offer[] {
  return offers.filter((offer) => offer.currency === currency);
}

/** Refused before any call, never rounded. */
export function refusalOf(offers: readonly OfferedMethod[], amount: Money): Refusal | null {
  if (offers.length === 0) return "currency_not_offered";
  return offers.some((offer) => fitsDecimals(amount, offer.decimals)) ? null : "centavos_not_payable";
}

/** Which bound the amount breaks; both bounds themselves are payable. */
export function amountProblem(amount: Money, { min, max }: Bounds): AmountProblem | null {
  if (amount.minor < min.minor) return { problem: "amount_too_small", bound: min };
  if (amount.minor > max.minor) return { problem: "amount_too_large", bound: max };
  return null;
}
