import { calendarDay, weekdayOf, yearOf, type CalendarDay } from "./local-day.ts";
import type { Country } from "./method.ts";

/** `since`: the first year it was kept, for the younger ones. */
interface FixedHoliday {
  readonly month: number;
  readonly day: number;
  readonly since?: number;
}

interface HolidayRules {
  readonly fixed: readonly FixedHoliday[];
  /** Kept on the Monday after, unless the day is a Monday itself. */
  readonly shifted: readonly FixedHoliday[];
  /** Days after Easter Sunday, where they are kept. */
  readonly afterEaster: readonly number[];
}

const thursdayAndGoodFriday = [-3, -2];

const rules: Record<Country, HolidayRules> = {
  // Ley 51 de 1983, articles 1 and 2; Ley 2578 de 2026, article 6, for 9 July.
  CO: {
    fixed: [on(1, 1), on(5, 1), on(7, 20), on(8, 7), on(12, 8), on(12, 25)],
    shifted: [on(1, 6), on(3, 19), on(6, 29), on(7, 9, 2026), on(8, 15), on(10, 12), on(11, 1), on(11, 11)],
    // The last three are Thursday 39, Thursday 60 and Friday 68, each kept on the Monday after.
    afterEaster: [...thursdayAndGoodFriday, 43, 64, 71],
  },
  // D. Leg. 713 (1991), article 6; Ley 31788 for 7 June, 31822 for 23 July, 31530 for 6 August, 31381 for 9 December.
  PE: {
    fixed: [
      ...[on(1, 1), on(5, 1), on(6, 7, 2024), on(6, 29), on(7, 23, 2023), on(7, 28), on(7, 29)],
      ...[on(8, 6, 2022), on(8, 30), on(10, 8), on(11, 1), on(12, 8), on(12, 9, 2022), on(12, 25)],
    ],
    shifted: [],
    afterEaster: thursdayAndGoodFriday,
  },
};

function on(month: number, day: number, since?: number): FixedHoliday {
  return since === undefined ? { month, day } : { month, day, since };
}

/**
 * The public holidays of a year, on the days on which banks keep them shut, each once, in order. A law that is made
 * after this release is not in it: a grace is then a day shorter than it should be.
 */
export function holidaysOf(country: Country, year: number): readonly CalendarDay[] {
  const { fixed, shifted, afterEaster } = rules[country];
  const dayIn = ({ month, day }: FixedHoliday): CalendarDay => calendarDay(year, month, day);
  const isKept = ({ since }: FixedHoliday): boolean => since === undefined || year >= since;
  const easter = easterOf(year);
  const days = [
    ...fixed.filter(isKept).map(dayIn),
    ...shifted.filter(isKept).map((holiday) => mondayFrom(dayIn(holiday))),
    ...afterEaster.map((offset) => easter + offset),
  ];
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Monday to Friday and no holiday: a day on which banks clear. Peru's banks open on Saturdays but do not clear. */
export function isBusinessDay(day: CalendarDay, country: Country): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidaysOf(country, yearOf(day)).includes(day);
}

function mondayFrom(day: CalendarDay): CalendarDay {
  return day + ((8 - weekdayOf(day)) % 7);
}

/** Easter Sunday by the anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): CalendarDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return calendarDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}
