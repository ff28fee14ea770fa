import { timeZoneOf, type Country } from "./method.ts";

/** How long a voucher of a door may live, in hours counted from now. */
export interface DeadlineWindow {
  /** The shop waits this long in all: Shopify recommends a pending window within 72 h (Payments Apps schema 2026-10). */
  readonly pendingHours: number;
  /** Kept back after the voucher's end, for money that is still on its way. */
  readonly graceHours: number;
  /** The gateway's shortest and longest life of a voucher. */
  readonly minHours: number;
  readonly maxHours: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/**
 * The last 23:59 in the shopper's zone that fits the window, so that people read a whole day and never a
 * midnight; the plain end of the window when no such moment is far enough away.
 */
export function chooseDeadline(now: Date, country: Country, window: DeadlineWindow): Date {
  const latest = now.getTime() + Math.min(window.pendingHours - window.graceHours, window.maxHours) * hour;
  const earliest = now.getTime() + window.minHours * hour;
  const endOfDay = lastEndOfDayBefore(latest, timeZoneOf[country]);
  return new Date(endOfDay >= earliest ? endOfDay : Math.floor(latest / 60_000) * 60_000);
}

function lastEndOfDayBefore(latest: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(latest);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const intoDay = (of("hour") * 60 + of("minute")) * 60_000 + of("second") * 1000 + (latest % 1000);
  const startOfDay = latest - intoDay;
  const endOfThisDay = startOfDay + day - 60_000;
  return endOfThisDay <= latest ? endOfThisDay : endOfThisDay - day;
}
