import * as z from "zod";
import { isCurrency } from "../domain/currency.ts";
import type { Refusal } from "../domain/eligibility.ts";
import { formatDecimal, parseMoney, type Money } from "../domain/money.ts";
import { readSignedText, signText } from "../lib/signed-text.ts";
import type { RefusalNotice } from "./page-container.ts";

const purpose = "refusal-notice";

const noticeShape = z.object({
  problem: z.enum(["currency_not_offered", "centavos_not_payable"]),
  amount: z.string(),
  currency: z.string(),
  locale: z.string(),
  cancelUrl: z.url(),
});

/** A payment refused before it was stored: all the page needs travels in the link, signed. */
export function writeRefusalNotice(
  secret: string,
  problem: Refusal,
  payment: { readonly amount: Money; readonly locale: string; readonly cancelUrl: string },
): string {
  const { amount, locale, cancelUrl } = payment;
  const notice = { problem, amount: formatDecimal(amount), currency: amount.currency, locale, cancelUrl };
  return signText(secret, purpose, JSON.stringify(notice));
}

export function readRefusalNotice(secret: string, token: string): RefusalNotice | null {
  const text = readSignedText(secret, purpose, token);
  if (text === null) return null;
  const { problem, amount, currency, locale, cancelUrl } = noticeShape.parse(JSON.parse(text));
  const money = isCurrency(currency) ? parseMoney(amount, currency) : null;
  const country = currency === "PEN" ? "PE" : currency === "COP" ? "CO" : null;
  return { problem, bound: null, amount: money?.ok ? money.value : null, locale, country, cancelUrl };
}
