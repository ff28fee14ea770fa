import { localDayOf, startOfDay } from "./local-day.ts";
import type { Country } from "./method.ts";

/** How long a voucher of a door may live, in hours counted from now. */
export interface DeadlineWindow {
  /** The shop waits this long in all: Shopify recommends a pending window within 72 h (Payments Apps schema 2026-10). */
  readonly pendingHours: number;
  /** Kept free of it after the voucher's end. */
  readonly spareHours: number;
  /** The gateway's shortest and longest life of a voucher. */
  readonly minHours: number;
  readonly maxHours: number;
  /** The longest life the merchant wants; null leaves it to door and gateway. */
  readonly wishHours: number | null;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * The last 23:59 in the shopper's zone that fits the window, so that people read a whole day and never a
 * midnight; the plain end of the window when no such moment is far enough away. The merchant's wish shortens the
 * window, never below the gateway's shortest life.
 */
export function chooseDeadline(now: Date, country: Country, window: DeadlineWindow): Date {
  const longestHours = Math.min(window.pendingHours - window.spareHours, window.maxHours);
  const wishedHours = Math.max(window.wishHours ?? longestHours, window.minHours);
  const latest = now.getTime() + Math.min(longestHours, wishedHours) * hour;
  const earliest = now.getTime() + window.minHours * hour;
  const endOfDay = lastEndOfDayBefore(new Date(latest), country);
  return new Date(endOfDay >= earliest ? endOfDay : Math.floor(latest / minute) * minute);
}

function lastEndOfDayBefore(latest: Date, country: Country): number {
  const today = localDayOf(latest, country);
  const endOf = (day: number): number => startOfDay(day + 1, country).getTime() - minute;
  return endOf(today) <= latest.getTime() ? endOf(today) : endOf(today - 1);
}
