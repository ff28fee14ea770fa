import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { Country } from "../../app/domain/method.ts";
import { timeLimits } from "../../app/domain/time-limits.ts";
import { chooseDeadline, type DeadlineWindow } from "../../app/domain/voucher-deadline.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const usual: DeadlineWindow = {
  pendingHours: 72,
  spareHours: 12,
  minHours: 24,
  maxHours: 720,
  wishHours: null,
};

/** Both countries are five hours behind UTC, so the wall clock needs no time zone data here. */
function wallClock(moment: Date): string {
  return new Date(moment.getTime() - 5 * hour).toISOString().replace(/(\.000)?Z$/, "");
}

function atWallClock(text: string): Date {
  return new Date(`${text}-05:00`);
}

describe.each<Country>(["CO", "PE"])(
  "with 60 hours left, a voucher of %s ends on the wall clock",
  (country) => {
    test.each([
      ["on an ordinary morning", "2026-03-10T10:00:00", "2026-03-11T23:59:00"],
      ["one millisecond before the day after fits", "2026-03-10T11:58:59.999", "2026-03-11T23:59:00"],
      ["as soon as the day after fits", "2026-03-10T11:59:00", "2026-03-12T23:59:00"],
      ["when the window itself ends at midnight", "2026-03-10T12:00:00", "2026-03-12T23:59:00"],
      ["a millisecond before midnight", "2026-03-10T23:59:59.999", "2026-03-12T23:59:00"],
      ["at midnight", "2026-03-11T00:00:00", "2026-03-12T23:59:00"],
      ["a minute after midnight", "2026-03-11T00:01:00", "2026-03-12T23:59:00"],
      ["when UTC is already in the next day", "2026-03-10T19:00:00", "2026-03-12T23:59:00"],
      ["over the end of a month", "2026-01-30T20:00:00", "2026-02-01T23:59:00"],
      ["over the end of February", "2027-02-26T15:00:00", "2027-02-28T23:59:00"],
      ["on a leap day", "2028-02-27T15:00:00", "2028-02-29T23:59:00"],
      ["over the end of the year", "2026-12-29T15:00:00", "2026-12-31T23:59:00"],
      ["on the first night of the year", "2026-12-30T15:00:00", "2027-01-01T23:59:00"],
    ])("%s", (_, now, end) => {
      expect(wallClock(chooseDeadline(atWallClock(now), country, usual))).toBe(end);
    });
  },
);

describe("a voucher's end", () => {
  test("is the plain end of a window too short to hold a 23:59 far enough away, cut to the minute", () => {
    const window = { ...usual, minHours: 20, maxHours: 24 };
    const end = chooseDeadline(atWallClock("2026-03-10T15:30:45.678"), "CO", window);
    expect(wallClock(end)).toBe("2026-03-11T15:30:00");
  });

  test("may be exactly the gateway's shortest life away", () => {
    const window = { ...usual, minHours: 24, maxHours: 40 };
    expect(wallClock(chooseDeadline(atWallClock("2026-03-10T23:59:00"), "CO", window))).toBe(
      "2026-03-11T23:59:00",
    );
    expect(wallClock(chooseDeadline(atWallClock("2026-03-10T23:59:01"), "CO", window))).toBe(
      "2026-03-12T15:59:00",
    );
  });

  test("is bounded by the gateway's longest life as well as by the shop's patience", () => {
    const now = atWallClock("2026-03-10T10:00:00");
    expect(wallClock(chooseDeadline(now, "PE", { ...usual, maxHours: 40 }))).toBe("2026-03-11T23:59:00");
    expect(wallClock(chooseDeadline(now, "PE", { ...usual, maxHours: 30 }))).toBe("2026-03-11T16:00:00");
    expect(wallClock(chooseDeadline(now, "PE", { ...usual, pendingHours: 400 }))).toBe("2026-03-25T23:59:00");
  });

  const anyNow = fc.date({
    min: new Date("2024-01-01T00:00:00Z"),
    max: new Date("2040-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  /** Windows of an hour or more: the shortest life is shorter than the longest. */
  const anyWindow = fc
    .record({
      minHours: fc.integer({ min: 0, max: 72 }),
      spare: fc.integer({ min: 1, max: 240 }),
      spareHours: fc.integer({ min: 0, max: 24 }),
      isByGateway: fc.boolean(),
    })
    .map(({ minHours, spare, spareHours, isByGateway }): DeadlineWindow => {
      const longest = minHours + spare;
      return isByGateway
        ? { minHours, spareHours, maxHours: longest, pendingHours: longest + spareHours + 1, wishHours: null }
        : {
            minHours,
            spareHours,
            maxHours: longest + 1,
            pendingHours: longest + spareHours,
            wishHours: null,
          };
    });
  const anyCountry = fc.constantFrom<Country>("CO", "PE");

  test("is never sooner than the gateway's shortest life, nor later than its longest or the shop's patience less grace", () => {
    fc.assert(
      fc.property(anyNow, anyCountry, anyWindow, (now, country, window) => {
        const hours = (chooseDeadline(now, country, window).getTime() - now.getTime()) / hour;
        expect(hours).toBeGreaterThanOrEqual(window.minHours);
        expect(hours).toBeLessThanOrEqual(Math.min(window.maxHours, window.pendingHours - window.spareHours));
      }),
      { numRuns: 5_000 },
    );
  });

  test("is a 23:59 on the wall clock, the last that fits, or else the window's own end; never a midnight", () => {
    fc.assert(
      fc.property(anyNow, anyCountry, anyWindow, (now, country, window) => {
        const end = chooseDeadline(now, country, window);
        const latest =
          now.getTime() + Math.min(window.maxHours, window.pendingHours - window.spareHours) * hour;
        const clock = wallClock(end).slice(11);
        expect(clock).not.toMatch(/^00:00/);
        if (clock === "23:59:00") expect(end.getTime() + day).toBeGreaterThan(latest);
        else {
          expect(latest - end.getTime()).toBeLessThan(minute);
          expect(clock).toMatch(/:00$/);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("is shortened by what the merchant wishes, to whole days where they fit", () => {
    const now = atWallClock("2026-03-10T10:00:00");
    const endWith = (wishHours: number) =>
      wallClock(chooseDeadline(now, "CO", { ...usual, minHours: 26, wishHours }));
    expect(endWith(48)).toBe("2026-03-11T23:59:00");
    expect(endWith(30)).toBe("2026-03-11T16:00:00");
    expect(endWith(720)).toBe("2026-03-11T23:59:00");
  });

  test("is never nearer than the gateway's shortest life, whatever the merchant wishes", () => {
    fc.assert(
      fc.property(
        anyNow,
        anyCountry,
        anyWindow,
        fc.integer({ min: 1, max: 720 }),
        (now, country, window, wishHours) => {
          const end = chooseDeadline(now, country, { ...window, wishHours }).getTime() - now.getTime();
          const { minHours, maxHours, pendingHours, spareHours } = window;
          expect(end).toBeGreaterThan(minHours * hour - minute);
          expect(end / hour).toBeLessThanOrEqual(Math.max(wishHours, minHours));
          expect(end / hour).toBeLessThanOrEqual(Math.min(maxHours, pendingHours - spareHours));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("leaves the shop its spare hours within the 72, whenever the voucher is asked for", () => {
    fc.assert(
      fc.property(anyNow, anyCountry, (now, country) => {
        const { pendingHours, spareHours } = timeLimits;
        const end = chooseDeadline(now, country, { ...usual, pendingHours, spareHours });
        expect(end.getTime() + spareHours * hour).toBeLessThanOrEqual(now.getTime() + 72 * hour);
        expect(wallClock(end)).toMatch(/T23:59:00$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
