import { localDayOf, startOfDay } from "./local-day.ts";
import type { Country } from "./method.ts";

const hour = 3_600_000;

/** From nine in the evening until eight in the morning, in the shopper's country, nobody is written to unasked. */
const quietFrom = 21;
const quietUntil = 8;

export function isQuiet(moment: Date, country: Country): boolean {
  const startsAt = startOfDay(localDayOf(moment, country), country);
  const hourOfDay = (moment.getTime() - startsAt.getTime()) / hour;
  return hourOfDay >= quietFrom || hourOfDay < quietUntil;
}

/** The moment itself or, when it is quiet, the half hour before it became so. */
export function beforeQuiet(moment: Date, country: Country): Date {
  if (!isQuiet(moment, country)) return moment;
  const today = localDayOf(moment, country);
  const morning = startOfDay(today, country).getTime() + quietUntil * hour;
  const evening = moment.getTime() < morning ? today - 1 : today;
  return new Date(startOfDay(evening, country).getTime() + quietFrom * hour - hour / 2);
}

/** The first moment from `moment` on, that day or the next, at which the quiet hours end. */
export function nextMorning(moment: Date, country: Country): Date {
  const today = localDayOf(moment, country);
  const morningOf = (day: number): Date => new Date(startOfDay(day, country).getTime() + quietUntil * hour);
  return morningOf(today) >= moment ? morningOf(today) : morningOf(today + 1);
}
