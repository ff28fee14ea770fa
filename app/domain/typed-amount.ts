import type { Currency } from "./currency.ts";
import { parseMoney, type Money } from "./money.ts";

const shape = /^(?:[A-Z]{2,3}\$?|S\/|\$|¥)?(\d{1,3}(?:([.,'])\d{3})+|\d+)(?:([.,])(\d{1,2}))?$/;

/**
 * An amount as people type it: `184900`, `$ 184.900`, `184,900.50`, `S/ 129.90`. A mark before exactly three digits
 * parts thousands, one before one or two digits is the point; both are never the same mark. Null when it is no amount,
 * or cannot be that currency's: nothing is rounded.
 */
export function readTypedAmount(text: string, currency: Currency): Money | null {
  const [, whole, thousands, point, fraction] = shape.exec(text.replace(/\s/g, "")) ?? [];
  if (whole === undefined || (thousands !== undefined && thousands === point)) return null;
  const marks = whole.match(/[.,']/g) ?? [];
  if (marks.some((mark) => mark !== thousands)) return null;
  const digits = whole.replace(/[.,']/g, "").replace(/^0+(?=\d)/, "");
  const read = parseMoney(fraction === undefined ? digits : `${digits}.${fraction}`, currency);
  return read.ok ? read.value : null;
}
