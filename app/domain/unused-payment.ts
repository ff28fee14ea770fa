import { timeLimits } from "./time-limits.ts";

const hour = 3_600_000;

/**
 * From when an order for which nobody asked a number may be closed: after the pay link has ended, with room for a
 * shopper who asked in its last second.
 */
export function closesUnusedAt(startedAt: Date): Date {
  return new Date(startedAt.getTime() + (timeLimits.unusedLinkHours + 1) * hour);
}
