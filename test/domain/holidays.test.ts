import Holidays from "date-holidays";
import { describe, expect, test } from "vitest";
import { holidaysOf, isBusinessDay } from "../../app/domain/holidays.ts";
import { calendarDay, weekdayOf, type CalendarDay } from "../../app/domain/local-day.ts";
import type { Country } from "../../app/domain/method.ts";

const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
const textOf = (day: CalendarDay): string => new Date(day * 86_400_000).toISOString().slice(5, 10);
const dayOf = (text: string): CalendarDay => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

/** Written down by hand from calendars of each year, not computed. */
const byHand: Record<Country, Record<number, string>> = {
  CO: {
    2024: "01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25",
    // The Sacred Heart and Saint Peter share 30 June.
    2025: "01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25",
    // The first year of 9 July, kept on the 13th.
    2026: "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
    2027: "01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-12 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25",
  },
  PE: {
    2021: "01-01 04-01 04-02 05-01 06-29 07-28 07-29 08-30 10-08 11-01 12-08 12-25",
    2022: "01-01 04-14 04-15 05-01 06-29 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
    2023: "01-01 04-06 04-07 05-01 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
    2024: "01-01 03-28 03-29 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
    2025: "01-01 04-17 04-18 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
    2026: "01-01 04-02 04-03 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
    2027: "01-01 03-25 03-26 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
  },
};

describe.each<Country>(["CO", "PE"])("the holidays of %s", (country) => {
  test.each(Object.entries(byHand[country]))("of %s are those of the calendar", (year, days) => {
    expect(holidaysOf(country, Number(year)).map(textOf).join(" ")).toBe(days);
  });

  test.each(years)("of %i are those that an independent library computes", (year) => {
    expect(holidaysOf(country, year)).toEqual(libraryDays(country, year));
  });
});

/**
 * What differs from the library, and why: it lists Easter Sunday as a public holiday, which neither law names; no
 * bank clears on a Sunday anyway.
 */
function libraryDays(country: Country, year: number): CalendarDay[] {
  const found = new Holidays(country)
    .getHolidays(year)
    .filter(({ type, rule }) => type === "public" && rule !== "easter")
    .map(({ date }) => dayOf(date.slice(0, 10)));
  return [...new Set(found)].sort((a, b) => a - b);
}

test("Good Friday of two hundred years is two days before the Easter Sunday of an independent library", () => {
  const library = new Holidays("PE");
  for (let year = 1900; year < 2100; year += 1) {
    const easter = library.getHolidays(year).find(({ rule }) => rule === "easter");
    expect(holidaysOf("PE", year)).toContain(dayOf(easter?.date.slice(0, 10) ?? "") - 2);
  }
});

describe("Colombia's law", () => {
  test("keeps every moved holiday on a Monday, none of the fixed ones moved", () => {
    const fixed = ["01-01", "05-01", "07-20", "08-07", "12-08", "12-25"];
    for (const year of years) {
      const days = holidaysOf("CO", year);
      expect(days.map(textOf)).toEqual(expect.arrayContaining(fixed));
      const others = days.filter((day) => !fixed.includes(textOf(day)));
      expect(others.filter((day) => weekdayOf(day) !== 1).map(weekdayOf)).toEqual([4, 5]);
    }
  });
});

test("banks clear from Monday to Friday, and not on a holiday of their own country", () => {
  const friday = calendarDay(2026, 7, 10);
  const cleared = [0, 1, 2, 3, 4].map((offset) => isBusinessDay(friday + offset, "CO"));
  expect(cleared).toEqual([true, false, false, false, true]);
  expect(isBusinessDay(calendarDay(2026, 7, 13), "PE")).toBe(true);
  expect(isBusinessDay(calendarDay(2026, 7, 23), "PE")).toBe(false);
  expect(isBusinessDay(calendarDay(2026, 7, 23), "CO")).toBe(true);
});
