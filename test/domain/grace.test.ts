import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { endOfBusinessDay } from "../../app/domain/business-days.ts";
import { cancelSpanMs, endOfGrace, isCancelDue, type Clearing } from "../../app/domain/grace.ts";
import { isBusinessDay } from "../../app/domain/holidays.ts";
import { localDayOf } from "../../app/domain/local-day.ts";
import type { Country } from "../../app/domain/method.ts";

const hour = 3_600_000;
const at = (text: string): Date => new Date(`${text}-05:00`);
const wallClock = (moment: Date): string => new Date(moment.getTime() - 5 * hour).toISOString().slice(0, 16);

const oneDay: Clearing = { hours: 2, businessDays: 1 };

describe("T3: expiry, “day” and business day follow the payer's country", () => {
  test.each<[string, Country, string, string]>([
    ["an ordinary Tuesday night", "CO", "2026-03-10T23:59", "2026-03-12T00:00"],
    ["early on a Tuesday: that day does not count", "CO", "2026-03-10T00:00", "2026-03-12T00:00"],
    ["Tuesday night while UTC is on Wednesday", "PE", "2026-03-10T19:30", "2026-03-12T00:00"],
    ["the last millisecond before Lima's midnight", "PE", "2026-03-10T23:59:59.999", "2026-03-12T00:00"],
    ["Lima's midnight itself", "PE", "2026-03-11T00:00", "2026-03-13T00:00"],
    ["a Friday: over the weekend", "PE", "2026-03-13T23:59", "2026-03-17T00:00"],
    ["a Saturday", "CO", "2026-03-14T23:59", "2026-03-17T00:00"],
    ["a Friday before a Colombian Monday off", "CO", "2026-03-20T23:59", "2026-03-25T00:00"],
    ["the same Friday in Peru", "PE", "2026-03-20T23:59", "2026-03-24T00:00"],
    ["the Wednesday before Easter", "CO", "2026-04-01T23:59", "2026-04-07T00:00"],
    ["the eve of 9 July, kept on the 13th since 2026", "CO", "2026-07-10T23:59", "2026-07-15T00:00"],
    ["the Monday before Peru's 28 and 29 July", "PE", "2026-07-27T23:59", "2026-07-31T00:00"],
    ["Peru's 8 and 9 December", "PE", "2026-12-07T23:59", "2026-12-11T00:00"],
    ["Colombia's 8 December", "CO", "2026-12-07T23:59", "2026-12-10T00:00"],
    ["New Year's Eve, a Thursday: into Monday", "PE", "2026-12-31T23:59", "2027-01-05T00:00"],
    ["New Year's Eve, when UTC is in the next year", "CO", "2026-12-31T19:30", "2027-01-05T00:00"],
    ["over New Year, with Epiphany kept on the 11th", "CO", "2027-01-08T23:59", "2027-01-13T00:00"],
  ])("a deadline on %s (%s)", (_, country, deadline, end) => {
    expect(wallClock(endOfGrace(at(deadline), country, oneDay))).toBe(end);
  });

  test("the hours decide when they reach beyond the business day, and alone when there is none", () => {
    const deadline = at("2026-03-10T23:59");
    expect(wallClock(endOfGrace(deadline, "PE", { hours: 48, businessDays: 1 }))).toBe("2026-03-12T23:59");
    expect(wallClock(endOfGrace(deadline, "PE", { hours: 2, businessDays: 0 }))).toBe("2026-03-11T01:59");
    expect(wallClock(endOfGrace(deadline, "PE", { hours: 2, businessDays: 2 }))).toBe("2026-03-13T00:00");
  });

  const anyMoment = fc.date({
    min: at("2024-01-01T00:00"),
    max: at("2035-12-20T00:00"),
    noInvalidDate: true,
  });
  const anyCountry = fc.constantFrom<Country>("CO", "PE");

  test("the end of the n-th business day is a local midnight with exactly n business days before it", () => {
    fc.assert(
      fc.property(anyMoment, anyCountry, fc.integer({ min: 1, max: 5 }), (moment, country, count) => {
        const end = endOfBusinessDay(moment, country, count);
        expect(wallClock(end)).toMatch(/T00:00$/);
        expect(end.getTime() % 60_000).toBe(0);
        const first = localDayOf(moment, country) + 1;
        const last = localDayOf(new Date(end.getTime() - 1), country);
        const between = Array.from({ length: last - first + 1 }, (__, index) => first + index);
        expect(between.filter((day) => isBusinessDay(day, country))).toHaveLength(count);
        expect(isBusinessDay(last, country)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a grace never ends before its hours, and a later deadline never ends sooner", () => {
    const anyClearing = fc.record({
      hours: fc.integer({ min: 1, max: 72 }),
      businessDays: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(anyMoment, anyMoment, anyCountry, anyClearing, (one, other, country, clearing) => {
        const ends = [one, other]
          .sort((a, b) => a.getTime() - b.getTime())
          .map((deadline) => {
            const end = endOfGrace(deadline, country, clearing).getTime();
            expect(end).toBeGreaterThanOrEqual(deadline.getTime() + clearing.hours * hour);
            return end;
          });
        expect(ends[1]).toBeGreaterThanOrEqual(ends[0] ?? 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("cancelling at the gateway what nobody paid", () => {
  test("is tried nine times in eight days, often at first, asked once an hour", () => {
    const end = at("2026-03-12T00:00");
    const turns = Array.from({ length: 240 }, (_, hours) => hours).filter((hours) =>
      isCancelDue(end, new Date(end.getTime() + hours * hour + 20 * 60_000)),
    );
    expect(turns).toEqual([0, 1, 2, 4, 8, 24, 48, 96, 192]);
  });

  test("has its last turn within the span that is looked at, even over Easter", () => {
    const deadline = at("2027-03-24T00:01");
    const last = endOfGrace(deadline, "CO", { hours: 48, businessDays: 2 }).getTime() + 193 * hour;
    expect(last - deadline.getTime()).toBeLessThan(cancelSpanMs);
  });

  test("never happens before the grace is over", () => {
    const end = at("2026-03-12T00:00");
    expect(isCancelDue(end, new Date(end.getTime() - 1))).toBe(false);
    expect(isCancelDue(end, end)).toBe(true);
  });
});
