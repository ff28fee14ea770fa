import { localDayOf, type CalendarDay } from "./local-day.ts";
import type { Country } from "./method.ts";
import { beforeQuiet } from "./quiet-hours.ts";

const hour = 3_600_000;

/** Nobody needs to be reminded of what was sent this short a time ago, or with so little time left to act on it. */
const soonestHours = 6;
const usefulHours = 2;

export interface Reminder {
  readonly name: "half" | "day";
  readonly at: Date;
}

interface Life {
  readonly country: Country;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * When to remind of a number: in the middle of its life and a day before its end. A moment in the quiet hours moves to
 * the evening before; of two on one day, the one nearer to the end stays. A short life gets few or none: the first
 * message is reminder enough.
 */
export function planReminders({ country, issuedAt, expiresAt }: Life): readonly Reminder[] {
  const issued = issuedAt.getTime();
  const end = expiresAt.getTime();
  const wishes: readonly (readonly [Reminder["name"], number])[] = [
    ["day", end - 24 * hour],
    ["half", issued + Math.floor((end - issued) / 2)],
  ];
  const days = new Set<CalendarDay>();
  const plan: Reminder[] = [];
  for (const [name, wish] of wishes) {
    const at = beforeQuiet(new Date(wish), country);
    const isEarly = at.getTime() < issued + soonestHours * hour;
    const day = localDayOf(at, country);
    if (isEarly || at > lastReminderAt(expiresAt) || days.has(day)) continue;
    days.add(day);
    plan.unshift({ name, at });
  }
  return plan;
}

/** A later reminder would send people to a counter in vain. */
export function lastReminderAt(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - usefulHours * hour);
}
