import { err, ok, type Result } from "../lib/result.ts";
import type { Country } from "./method.ts";

export type PhoneError = "phone_empty" | "phone_malformed";

/**
 * Mobile numbers as people of the country write them: ten digits from 3 in Colombia, nine from 9 in Peru
 * (ITU-T national numbering plans +57 and +51, read 2026-11-26).
 */
const plans: Record<Country, { readonly code: string; readonly mobile: RegExp }> = {
  CO: { code: "57", mobile: /^3\d{9}$/ },
  PE: { code: "51", mobile: /^9\d{8}$/ },
};

/** Reads a typed mobile number, with or without the country's code; other countries' need their plus. E.164. */
export function readPhone(typed: string, country: Country): Result<string, PhoneError> {
  const text = typed.replace(/[\s().-]/g, "");
  if (text === "") return err("phone_empty");
  const { code, mobile } = plans[country];
  const own = text.startsWith(code) && mobile.test(text.slice(code.length)) ? text.slice(code.length) : text;
  if (mobile.test(own)) return ok(`+${code}${own}`);
  // At most fifteen digits (ITU-T E.164, 6.1).
  if (!/^\+[1-9]\d{7,14}$/.test(text)) return err("phone_malformed");
  const isHere = text.startsWith(`+${code}`);
  return isHere && !mobile.test(text.slice(code.length + 1)) ? err("phone_malformed") : ok(text);
}

/** A whole reply that says no more messages, as people write it in the languages we write in. */
export function saysStop(reply: string): boolean {
  const word = reply
    .trim()
    .toLowerCase()
    .replace(/[.!¡。！]/g, "");
  return [
    "stop",
    "baja",
    "alto",
    "parar",
    "cancelar",
    "no más",
    "no mas",
    "unsubscribe",
    "退订",
    "停止",
  ].includes(word);
}
