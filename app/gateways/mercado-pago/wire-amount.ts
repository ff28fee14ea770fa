import type { Currency } from "../../domain/currency.ts";
import { fitsDecimals, formatDecimal, parseMoney, type Money } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { offers } from "./offers.ts";

export type WireAmountError = "currency_not_offered" | "too_many_decimals" | "not_positive";

/**
 * The JSON number literal for an amount, made from digits alone: `125000` for COP, `12.50` for PEN. An amount
 * that the method cannot express is an error, never rounded.
 */
export function writeAmount(amount: Money): Result<string, WireAmountError> {
  const offer = offers.find((candidate) => candidate.currency === amount.currency);
  if (!offer) return err("currency_not_offered");
  if (amount.minor <= 0n) return err("not_positive");
  if (!fitsDecimals(amount, offer.decimals)) return err("too_many_decimals");
  const exact = formatDecimal(amount);
  return ok(offer.decimals === 0 ? exact.replace(/\.0*$/, "") : exact);
}

/** Puts an amount's literal first into an object: `{"amount":12.50,…}`. */
export function jsonWithAmount(name: string, literal: string, rest: object = {}): string {
  const others = JSON.stringify(rest).slice(1);
  return `{${JSON.stringify(name)}:${literal}${others === "}" ? "" : ","}${others}`;
}

/** Reads a number's source text; null for anything that is not an exact amount of the currency. */
export function readAmount(literal: string, currency: Currency): Money | null {
  const parsed = parseMoney(literal, currency);
  return parsed.ok ? parsed.value : null;
}
