import { endOfBusinessDay } from "./business-days.ts";
import type { Country } from "./method.ts";

/** How long after a voucher's deadline money may still arrive that was paid in time, as the gateway states it. */
export interface Clearing {
  readonly hours: number;
  /** Whole business days of the shopper's country after the day of the deadline. */
  readonly businessDays: number;
}

const hour = 3_600_000;

/** The moment from which no money that was paid in time can still be on its way: the later of both measures. */
export function endOfGrace(deadline: Date, country: Country, { hours, businessDays }: Clearing): Date {
  const byHours = deadline.getTime() + hours * hour;
  return new Date(Math.max(byHours, endOfBusinessDay(deadline, country, businessDays).getTime()));
}

/** Hours after the end of grace in which it is tried to cancel a voucher that still lives at the gateway. */
const cancelHours: readonly number[] = [0, 1, 2, 4, 8, 24, 48, 96, 192];

/** From a voucher's deadline to its last turn, however long its grace was: eight days of turns, and room for holidays. */
export const cancelSpanMs = 21 * 24 * hour;

/** Whether it is this voucher's turn, asked once an hour: again soon when a gateway was down, then ever more rarely. */
export function isCancelDue(graceEndsAt: Date, now: Date): boolean {
  return cancelHours.includes(Math.floor((now.getTime() - graceEndsAt.getTime()) / hour));
}
