import type { Currency } from "../../domain/currency.ts";
import { fitsDecimals, formatDecimal, parseMoney, type Money } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Offer } from "../../ports/offer.ts";

export type WireAmountError = "currency_not_offered" | "too_many_decimals" | "not_positive";

/**
 * The JSON number literal for an amount, made from digits alone: `125000` for COP, `12.50` for PEN. An amount
 * in another currency is an error (dLocal would convert it), as is one that cannot be expressed.
 */
export function writeAmount(amount: Money, offer: Offer): Result<string, WireAmountError> {
  if (amount.currency !== offer.currency) return err("currency_not_offered");
  if (amount.minor <= 0n) return err("not_positive");
  if (!fitsDecimals(amount, offer.decimals)) return err("too_many_decimals");
  const exact = formatDecimal(amount);
  return ok(offer.decimals === 0 ? exact.replace(/\.0*$/, "") : exact);
}

/** Reads a number's source text, `29` and `29.00` alike; null for anything that is not an exact amount. */
export function readAmount(literal: string, currency: Currency): Money | null {
  const parsed = parseMoney(literal, currency);
  return parsed.ok ? parsed.value : null;
}
