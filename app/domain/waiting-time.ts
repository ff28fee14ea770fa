import type { Clearing } from "./grace.ts";

/** Our own measuring: from the moment of paying, as the gateway tells it, to our knowing. */
export interface MeasuredWait {
  readonly medianMinutes: number;
  readonly p95Minutes: number;
}

/** How long a shopper is told to wait. */
export interface Wait {
  readonly usualMinutes: number;
  /** Nearly everybody has waited less. */
  readonly longestMinutes: number;
  /** Whole business days that pass at the slowest, as the gateway states it. */
  readonly businessDays: number;
}

/** So many payments make a measurement; fewer are an accident. */
export const leastMeasured = 50;

const hourMinutes = 60;

/**
 * What may be said about the wait: what the gateway states, or what we measured where that is more. A measurement never
 * makes the promise shorter, because many a gateway's clock starts when it heard of the cash, not when it was paid.
 */
export function waitFor(statedMinutes: number, clearing: Clearing, measured: MeasuredWait | null): Wait {
  const slowest = Math.max(statedMinutes, clearing.hours * hourMinutes);
  return {
    usualMinutes: Math.max(statedMinutes, measured?.medianMinutes ?? 0),
    longestMinutes: Math.max(measured ? statedMinutes : slowest, measured?.p95Minutes ?? 0),
    businessDays: clearing.businessDays,
  };
}

/** Whether somebody who said so long ago to have paid waits longer than nearly everybody. */
export function isOverdue(saidAt: Date | null, { longestMinutes }: Wait, now: Date): boolean {
  return saidAt !== null && now.getTime() - saidAt.getTime() > longestMinutes * 60_000;
}
