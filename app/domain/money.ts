import { err, ok, type Result } from "../lib/result.ts";
import { exponentOf, type Currency } from "./currency.ts";

/** An exact amount: a whole number of the currency's ISO 4217 minor units (COP 5,000.00 is 500000n). */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

export type MoneyError = "not_a_decimal" | "too_many_decimals" | "too_long";

/** Longer text is refused unread: no amount needs it, and a pattern over a megabyte of zeros takes minutes. */
const maxText = 40;
/** 15 digits in all: far above any order, far below what a gateway's or a bank's field can hold. */
const maxDigits = 15;
const decimalText = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

/**
 * Reads exact decimal text with a point, such as Shopify's `"125000.50"`. Refuses signs, exponents,
 * thousands marks and digits the currency does not have, so nothing is ever rounded.
 */
export function parseMoney(text: string, currency: Currency): Result<Money, MoneyError> {
  if (text.length > maxText) return err("too_long");
  const match = decimalText.exec(text);
  if (!match) return err("not_a_decimal");
  const whole = match[1] ?? "";
  const fraction = match[2] ?? "";
  const exponent = exponentOf(currency);
  if (whole.length + exponent > maxDigits) return err("too_long");
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > exponent) return err("too_many_decimals");
  return ok(money(BigInt(whole + significant.padEnd(exponent, "0")), currency));
}

/** Exact decimal text with all of the currency's digits: `"125000.50"`, `"5000.00"`, CLP `"990"`. */
export function formatDecimal({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return (minor < 0n ? "-" : "") + (exponent === 0 ? whole : `${whole}.${fraction}`);
}

/** Whether the amount can be written with at most `decimals` digits after the point, exactly. */
export function fitsDecimals({ minor, currency }: Money, decimals: number): boolean {
  const spare = exponentOf(currency) - decimals;
  return spare <= 0 || minor % 10n ** BigInt(spare) === 0n;
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor;
}
