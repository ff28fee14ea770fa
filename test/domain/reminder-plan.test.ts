import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { localDayOf } from "../../app/domain/local-day.ts";
import type { Country } from "../../app/domain/method.ts";
import { beforeQuiet, isQuiet, nextMorning } from "../../app/domain/quiet-hours.ts";
import { planLinkReminder, planReminders } from "../../app/domain/reminder-plan.ts";

const hour = 3_600_000;
const country = fc.constantFrom<Country>("CO", "PE");
const moment = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2029-12-31T00:00:00Z"),
  noInvalidDate: true,
});

/** Both countries are five hours behind UTC, so the wall clock needs no time zone data here. */
const at = (text: string): Date => new Date(`${text}:00-05:00`);
const wallHour = (date: Date): number => new Date(date.getTime() - 5 * hour).getUTCHours();

describe("reminders of a number", () => {
  test("come in the middle of a long life, a day before its end and before counters close, never at night", () => {
    const life = {
      country: "CO" as const,
      issuedAt: at("2026-11-24T10:00"),
      expiresAt: at("2026-11-28T23:59"),
    };
    expect(planReminders(life)).toEqual([
      { name: "half", at: new Date((life.issuedAt.getTime() + life.expiresAt.getTime()) / 2) },
      { name: "day", at: at("2026-11-27T20:30") },
      { name: "last", at: at("2026-11-28T16:00") },
    ]);
  });

  test("fall away for a life of a few hours", () => {
    const life = {
      country: "PE" as const,
      issuedAt: at("2026-11-24T10:00"),
      expiresAt: at("2026-11-24T17:00"),
    };
    expect(planReminders(life)).toEqual([]);
  });

  test("of two on one day only the one nearer to the end stays", () => {
    const life = {
      country: "PE" as const,
      issuedAt: at("2026-11-24T09:00"),
      expiresAt: at("2026-11-26T11:00"),
    };
    expect(planReminders(life)).toEqual([
      { name: "day", at: at("2026-11-25T11:00") },
      { name: "last", at: at("2026-11-25T20:30") },
    ]);
  });

  test("the one of the middle stays away where the one a day before has come already, the evening before", () => {
    const life = {
      country: "CO" as const,
      issuedAt: at("2026-07-31T11:11"),
      expiresAt: at("2026-08-02T04:49"),
    };
    expect(planReminders(life)).toEqual([
      { name: "day", at: at("2026-07-31T20:30") },
      { name: "last", at: at("2026-08-01T16:00") },
    ]);
  });

  test("never come at night, twice a day, soon after the first message or too late to go to a counter", () => {
    fc.assert(
      fc.property(country, moment, fc.integer({ min: 1, max: 40 * 24 * 60 }), (where, issuedAt, minutes) => {
        const expiresAt = new Date(issuedAt.getTime() + minutes * 60_000);
        const plan = planReminders({ country: where, issuedAt, expiresAt });
        for (const { at: when } of plan) {
          expect(wallHour(when)).toBeGreaterThanOrEqual(8);
          expect(wallHour(when)).toBeLessThan(21);
          expect(when.getTime() - issuedAt.getTime()).toBeGreaterThanOrEqual(6 * hour);
          expect(expiresAt.getTime() - when.getTime()).toBeGreaterThanOrEqual(2 * hour);
        }
        const days = plan
          .filter(({ name }) => name !== "last")
          .map(({ at: when }) => localDayOf(when, where));
        expect(new Set(days).size).toBe(days.length);
        const mails = plan.map(({ name }) => name).filter((name) => name !== "last");
        expect(["", "half", "day", "half,day"]).toContain(mails.join(","));
        expect(plan.map(({ at: when }) => when.getTime())).toEqual(
          plan.map(({ at: when }) => when.getTime()).sort((a, b) => a - b),
        );
      }),
    );
  });
});

test("an unused link is remembered a day before it ends, and not soon after it was made", () => {
  const startedAt = at("2026-11-24T23:00");
  expect(planLinkReminder("PE", startedAt, at("2026-11-27T23:00"))).toEqual(at("2026-11-26T20:30"));
  expect(planLinkReminder("PE", startedAt, at("2026-11-26T03:00"))).toBeNull();
});

describe("quiet hours", () => {
  test("begin at nine in the evening and end at eight in the morning", () => {
    expect(isQuiet(at("2026-11-24T20:59"), "CO")).toBe(false);
    expect(isQuiet(at("2026-11-24T21:00"), "CO")).toBe(true);
    expect(isQuiet(at("2026-11-25T07:59"), "PE")).toBe(true);
    expect(isQuiet(at("2026-11-25T08:00"), "PE")).toBe(false);
  });

  test("are left to either side by the shortest way that respects them", () => {
    fc.assert(
      fc.property(country, moment, (where, when) => {
        const before = beforeQuiet(when, where);
        const after = nextMorning(when, where);
        expect(isQuiet(before, where) || isQuiet(after, where)).toBe(false);
        expect(when.getTime() - before.getTime()).toBeLessThan(12 * hour);
        expect(after.getTime() - when.getTime()).toBeLessThanOrEqual(24 * hour);
        if (!isQuiet(when, where)) expect(before).toEqual(when);
        expect(before <= when && when <= after).toBe(true);
      }),
    );
  });
});
