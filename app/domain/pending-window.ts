import { timeLimits } from "./time-limits.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What Shopify recommends (Payments Apps schema 2026-10, pendingExpiresAt); the margin is for clocks that differ. */
const recommendedMs = timeLimits.pendingHours * hour - 10 * minute;
const shortMs = 24 * hour;

/** A moment told to the shop must lie ahead of it when it hears of it. */
const aheadMs = hour;

/**
 * Until when the shop is told to expect the money: the end of grace, as far as it lies within the payment's pending
 * window, and always after the voucher's own end. It says only how long the order shows as waiting: we close it, and
 * Shopify takes a later payment still (seen at a konbini provider: KOMOJU help, articles 630 and 5206101193758).
 */
export function pendingUntil(
  { startedAt, deadline, graceEndsAt }: { startedAt: Date; deadline: Date; graceEndsAt: Date },
  now: Date,
): Date {
  const windowEnd = startedAt.getTime() + timeLimits.pendingHours * hour;
  const isWithin = windowEnd > deadline.getTime();
  const latest = isWithin ? windowEnd : deadline.getTime() + timeLimits.spareHours * hour;
  const until = Math.min(graceEndsAt.getTime(), latest);
  return new Date(Math.max(until, now.getTime() + aheadMs));
}

/**
 * The one other moment to try when the shop refuses the first as too far away or past: what Shopify recommends
 * instead of more, else a day, which no bound should refuse and no clock can have passed.
 */
export function otherPendingUntil(refused: Date, now: Date): Date {
  const isFar = refused.getTime() - now.getTime() > timeLimits.pendingHours * hour;
  return new Date(now.getTime() + (isFar ? recommendedMs : shortMs));
}
