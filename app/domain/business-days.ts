import { isBusinessDay } from "./holidays.ts";
import { localDayOf, startOfDay } from "./local-day.ts";
import type { Country } from "./method.ts";

/**
 * The end of the n-th business day after the day of a moment, in the country's own time: the midnight that ends it.
 * The day of the moment itself does not count, however early it is; 0 gives the moment back.
 */
export function endOfBusinessDay(moment: Date, country: Country, count: number): Date {
  if (count === 0) return moment;
  let day = localDayOf(moment, country);
  for (let left = count; left > 0; left -= 1) {
    do day += 1;
    while (!isBusinessDay(day, country));
  }
  return startOfDay(day + 1, country);
}
