import type { Country } from "./method.ts";
import { timeLimits } from "./time-limits.ts";
import { chooseDeadline } from "./voucher-deadline.ts";

const hour = 3_600_000;

interface Life {
  readonly minHours: number;
  readonly maxHours: number;
}

/**
 * The last moment at which a voucher of a payment may end. The shop's pending window runs from the payment's start
 * and does not grow: Shopify takes a second paymentSessionPending without moving its end. The grace is kept back.
 */
export function lastDeadline(startedAt: Date): Date {
  return new Date(startedAt.getTime() + (timeLimits.pendingHours - timeLimits.graceHours) * hour);
}

/** When a new number of a payment would end; null when what is left of the window is too short to be of use. */
export function newDeadline(now: Date, startedAt: Date, country: Country, life: Life): Date | null {
  const hoursLeft = (lastDeadline(startedAt).getTime() - now.getTime()) / hour;
  const minHours = Math.max(life.minHours, timeLimits.shortestUsefulHours);
  if (hoursLeft < minHours) return null;
  const { graceHours } = timeLimits;
  return chooseDeadline(now, country, {
    pendingHours: hoursLeft + graceHours,
    graceHours,
    minHours,
    maxHours: life.maxHours,
  });
}
