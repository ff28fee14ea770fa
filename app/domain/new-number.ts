import type { Country } from "./method.ts";
import { timeLimits } from "./time-limits.ts";
import { chooseDeadline } from "./voucher-deadline.ts";

const hour = 3_600_000;

interface Life {
  /** The gateway's shortest and longest. */
  readonly minHours: number;
  readonly maxHours: number;
  /** The shop's wish; null: none. */
  readonly wishHours: number | null;
}

/**
 * The last moment at which a voucher of a payment may end. The shop's pending window runs from the payment's start
 * and does not grow: Shopify takes a second paymentSessionPending without moving its end. Some hours are kept back.
 */
export function lastDeadline(startedAt: Date): Date {
  return new Date(startedAt.getTime() + (timeLimits.pendingHours - timeLimits.spareHours) * hour);
}

/** When a new number of a payment would end; null when what is left of the window is too short to be of use. */
export function newDeadline(now: Date, startedAt: Date, country: Country, life: Life): Date | null {
  const hoursLeft = (lastDeadline(startedAt).getTime() - now.getTime()) / hour;
  const { shortestUsefulHours, issueHours, spareHours } = timeLimits;
  const minHours = Math.max(life.minHours + issueHours, shortestUsefulHours);
  if (hoursLeft < minHours) return null;
  const { maxHours, wishHours } = life;
  const pendingHours = hoursLeft + spareHours;
  return chooseDeadline(now, country, { pendingHours, spareHours, minHours, maxHours, wishHours });
}
