import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { lastDeadline, newDeadline } from "../../app/domain/new-number.ts";

const hour = 3_600_000;
const startedAt = new Date("2026-03-10T10:00:00-05:00");
const after = (hours: number): Date => new Date(startedAt.getTime() + hours * hour);
const life = { minHours: 1, maxHours: 720, wishHours: null };

test("no voucher of a payment ends later than 60 hours after it began: 72 less the grace", () => {
  expect(lastDeadline(startedAt)).toEqual(after(60));
});

describe("a new number for a payment that waits already", () => {
  test("ends with the last whole day of the window that is left, which did not grow", () => {
    const end = new Date("2026-03-11T23:59:00-05:00");
    expect(newDeadline(after(0), startedAt, "CO", life)).toEqual(end);
    expect(newDeadline(after(24), startedAt, "PE", life)).toEqual(end);
  });

  test("ends no later than the shop wishes", () => {
    const end = new Date("2026-03-10T18:00:00-05:00");
    expect(newDeadline(after(0), startedAt, "CO", { ...life, wishHours: 8 })).toEqual(end);
  });

  test("ends no later than the gateway's longest life", () => {
    const end = new Date("2026-03-10T20:00:00-05:00");
    expect(newDeadline(after(0), startedAt, "CO", { ...life, maxHours: 10 })).toEqual(end);
  });

  test("is worth making while three hours are left, and not a minute less", () => {
    expect(newDeadline(after(57), startedAt, "CO", life)).toEqual(after(60));
    expect(newDeadline(new Date(after(57).getTime() + 60_000), startedAt, "CO", life)).toBeNull();
  });

  test("is not made where the gateway's shortest life, and two hours to get there, do not fit", () => {
    expect(newDeadline(after(34), startedAt, "CO", { ...life, minHours: 24 })).not.toBeNull();
    expect(newDeadline(after(34.1), startedAt, "CO", { ...life, minHours: 24 })).toBeNull();
  });

  test("ends with the gateway's longest life where that leaves no two hours to get there", () => {
    expect(newDeadline(after(0), startedAt, "CO", { ...life, minHours: 47, maxHours: 48 })).toEqual(
      after(48),
    );
  });

  test("never ends at a 23:59 nearer than three hours or the gateway's shortest life", () => {
    // 22:00 on the second day: that day's 23:59 is less than two hours away, the window ends at 22:00 the day after.
    expect(newDeadline(after(36), startedAt, "CO", life)).toEqual(after(60));
  });
});

test("a new deadline never outlives the window or the gateway's cap, and is always of use", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 72 * 60 }),
      fc.integer({ min: 1, max: 48 }),
      fc.integer({ min: 48, max: 200 }),
      (minutes, minHours, maxHours) => {
        const now = after(minutes / 60);
        const deadline = newDeadline(now, startedAt, "CO", { minHours, maxHours, wishHours: null });
        if (!deadline) return;
        expect(deadline.getTime()).toBeLessThanOrEqual(lastDeadline(startedAt).getTime());
        expect(deadline.getTime() - now.getTime()).toBeLessThanOrEqual(maxHours * hour);
        expect(deadline.getTime() - now.getTime()).toBeGreaterThanOrEqual(
          Math.min(maxHours, Math.max(3, minHours + 2)) * hour - 60_000,
        );
      },
    ),
  );
});
