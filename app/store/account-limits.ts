import { isCurrency } from "../domain/currency.ts";
import type { Method } from "../domain/method.ts";
import { formatDecimal, parseMoney, type Money } from "../domain/money.ts";
import type { AmountLimits } from "../ports/offer.ts";
import type { GatewayAccount } from "../ports/records.ts";

/** A gateway's limits as JSON: amounts as exact decimal text, because JSON has no bigint. */
export type StoredLimits = Partial<Record<Method, "off" | { currency: string; min: string; max: string }>>;

export function storeLimits(limits: GatewayAccount["limits"]): StoredLimits {
  const stored: StoredLimits = {};
  for (const [method, bounds] of Object.entries(limits) as [Method, AmountLimits | "off"][]) {
    stored[method] = bounds === "off" ? "off" : storeBounds(bounds);
  }
  return stored;
}

function storeBounds({ min, max }: AmountLimits): { currency: string; min: string; max: string } {
  return { currency: min.currency, min: formatDecimal(min), max: formatDecimal(max) };
}

export function readLimits(stored: StoredLimits): GatewayAccount["limits"] {
  const limits: GatewayAccount["limits"] = {};
  for (const [method, bounds] of Object.entries(stored) as [Method, StoredLimits[Method]][]) {
    if (bounds === undefined) continue;
    limits[method] =
      bounds === "off"
        ? "off"
        : { min: readMoney(bounds.min, bounds.currency), max: readMoney(bounds.max, bounds.currency) };
  }
  return limits;
}

function readMoney(text: string, currency: string): Money {
  const amount = isCurrency(currency) ? parseMoney(text, currency) : undefined;
  if (!amount?.ok) throw new Error(`stored limit is not money: ${text} ${currency}`);
  return amount.value;
}
