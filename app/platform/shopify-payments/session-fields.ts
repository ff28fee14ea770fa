import * as z from "zod";
import { isCurrency } from "../../domain/currency.ts";
import { parseMoney, type Money } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { instant, key, locale } from "../fields.ts";
import { limits } from "../limits.ts";
import type { SessionRequestError } from "./session-error.ts";

export function gidOf(kind: "PaymentSession" | "RefundSession" | "CaptureSession" | "VoidSession") {
  return z
    .string()
    .max(limits.gid)
    .regex(new RegExp(`^gid://shopify/${kind}/[\\w-]+$`));
}

/** `amount` arrives as text or, exactly kept by the body reader, as a number's source text. */
export const amountFields = {
  amount: z.string().max(limits.amountText),
  currency: z.string().max(limits.key),
};

export const commonFields = { id: key, test: z.boolean(), merchant_locale: locale, proposed_at: instant };

export function readAmount(fields: { amount: string; currency: string }): Result<Money, SessionRequestError> {
  if (!isCurrency(fields.currency)) return err({ kind: "unknown_currency", detail: "currency" });
  const amount = parseMoney(fields.amount, fields.currency);
  if (!amount.ok) return err({ kind: "bad_amount", reason: amount.error, detail: "amount" });
  if (amount.value.minor <= 0n) return err({ kind: "bad_amount", reason: "not_positive", detail: "amount" });
  return ok(amount.value);
}
