import { localDayOf, startOfDay, type CalendarDay } from "./local-day.ts";
import type { Country } from "./method.ts";
import { beforeQuiet } from "./quiet-hours.ts";

const hour = 3_600_000;

/** Nobody needs to be reminded of what was sent this short a time ago, or with so little time left to act on it. */
const soonestHours = 6;
const usefulHours = 2;

/** No counter's hours are known to us: between these hours of the day most are open. A guess, never told anybody. */
const countersOpen = 8;
const countersClose = 20;
const lastCallHours = 4;

export interface Reminder {
  readonly name: "half" | "day" | "last";
  readonly at: Date;
}

interface Life {
  readonly country: Country;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * When to remind of a number: in the middle of its life, a day before its end, and four hours before counters close for
 * the last time. A moment in the quiet hours moves to the evening before. A mail stays away whose day another one takes
 * that is nearer to the end, or which would come after it. A short life gets few or none: the first message is
 * reminder enough.
 */
export function planReminders({ country, issuedAt, expiresAt }: Life): readonly Reminder[] {
  const issued = issuedAt.getTime();
  const end = expiresAt.getTime();
  const wishes: readonly (readonly [Reminder["name"], number])[] = [
    ["last", lastClosing(expiresAt, country) - lastCallHours * hour],
    ["day", end - 24 * hour],
    ["half", issued + Math.floor((end - issued) / 2)],
  ];
  let nextMailDay: CalendarDay | null = null;
  const plan: Reminder[] = [];
  for (const [name, wish] of wishes) {
    const at = beforeQuiet(new Date(wish), country);
    const isEarly = at.getTime() < issued + soonestHours * hour;
    const day = localDayOf(at, country);
    if (isEarly || at > lastReminderAt(expiresAt)) continue;
    if (nextMailDay !== null && day >= nextMailDay) continue;
    // The last call goes to phones only, so it takes no mail's day.
    if (name !== "last") nextMailDay = day;
    plan.push({ name, at });
  }
  return plan.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** A day before an unused link ends; null when that would be too soon after it was made. */
export function planLinkReminder(country: Country, startedAt: Date, endsAt: Date): Date | null {
  const at = beforeQuiet(new Date(endsAt.getTime() - 24 * hour), country);
  return at.getTime() < startedAt.getTime() + soonestHours * hour ? null : at;
}

/** A later reminder would send people to a counter in vain. */
export function lastReminderAt(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - usefulHours * hour);
}

/** When most counters close for the last time before the number ends. */
function lastClosing(expiresAt: Date, country: Country): number {
  const today = localDayOf(expiresAt, country);
  const at = (day: CalendarDay, hourOfDay: number): number =>
    startOfDay(day, country).getTime() + hourOfDay * hour;
  if (expiresAt.getTime() <= at(today, countersOpen)) return at(today - 1, countersClose);
  return Math.min(expiresAt.getTime(), at(today, countersClose));
}
