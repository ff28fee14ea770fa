import { timeZoneOf, type Country } from "./method.ts";

/** A day of the calendar, without a zone: whole days since 1970-01-01. Two days apart are two apart. */
export type CalendarDay = number;

const dayMs = 86_400_000;

export function calendarDay(year: number, month: number, day: number): CalendarDay {
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** 0 is Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(day * dayMs).getUTCDay();
}

export function yearOf(day: CalendarDay): number {
  return new Date(day * dayMs).getUTCFullYear();
}

const wallClocks: Record<Country, Intl.DateTimeFormat> = { CO: wallClockOf("CO"), PE: wallClockOf("PE") };

function wallClockOf(country: Country): Intl.DateTimeFormat {
  const digits = "2-digit";
  return new Intl.DateTimeFormat("en-US", {
    timeZone: timeZoneOf[country],
    ...{ year: "numeric", month: digits, day: digits, hour: digits, minute: digits, second: digits },
    hourCycle: "h23",
  });
}

/** What clocks of the country show at a moment, as if it were UTC. */
function wallTime(moment: number, country: Country): number {
  const parts = wallClocks[country].formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const seconds = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    ...([of("hour"), of("minute"), of("second")] as const),
  );
  return seconds + (((moment % 1000) + 1000) % 1000);
}

/** The day on which people of the country live at that moment. */
export function localDayOf(moment: Date, country: Country): CalendarDay {
  return Math.floor(wallTime(moment.getTime(), country) / dayMs);
}

/** The moment at which the day begins in the country; the end of a day is the start of the next. */
export function startOfDay(day: CalendarDay, country: Country): Date {
  const asUtc = day * dayMs;
  return new Date(asUtc - (wallTime(asUtc, country) - asUtc));
}
