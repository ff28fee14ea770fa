import { timeZoneOf, type Country } from "../../app/domain/method.ts";
import type { Currency } from "../../app/domain/currency.ts";
import { exitCodes, OperateError } from "./verb.ts";

/** `2026-11-25 19:58:04 UTC` */
export function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** UTC, and the clock on the shopper's wall: `2026-11-25 19:58:04 UTC (14:58 Bogota)`. */
export function moment(at: Date, country: Country): string {
  const timeZone = timeZoneOf[country];
  const local = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
  return `${utc(at)} (${local} ${timeZone.split("/")[1] ?? timeZone})`;
}

/** Where a payment's shopper is, as far as the currency tells before there is a voucher. */
export function countryOf(currency: Currency): Country {
  return currency === "PEN" ? "PE" : "CO";
}

/** A time with its offset, so that nobody mistakes a zone. */
export function readMoment(text: string): Date {
  const hasOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = new Date(text);
  if (!hasOffset || Number.isNaN(at.getTime()))
    throw new OperateError(
      `"${text}" is no time. Write it with its offset: 2026-11-28T23:59-05:00`,
      exitCodes.usage,
    );
  return at;
}
