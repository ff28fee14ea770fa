import fc from "fast-check";
import { expect, test } from "vitest";
import { lastDeadline, newDeadline } from "../../app/domain/new-number.ts";

const hour = 3_600_000;
const startedAt = new Date("2026-11-23T15:00:00Z");
const after = (hours: number): Date => new Date(startedAt.getTime() + hours * hour);
const short = { minHours: 1, maxHours: 72, wishHours: null };
const long = { minHours: 24, maxHours: 720, wishHours: null };

test("the last deadline keeps the grace back from the shop's 72 hours", () => {
  expect(lastDeadline(startedAt)).toEqual(after(60));
});

test("a new number needs the gateway's shortest life and two hours to get there, and at least three hours", () => {
  expect(newDeadline(after(57), startedAt, "PE", short)).toEqual(after(60));
  expect(newDeadline(after(57.01), startedAt, "PE", short)).toBeNull();
  expect(newDeadline(after(34), startedAt, "CO", long)).not.toBeNull();
  expect(newDeadline(after(34.01), startedAt, "CO", long)).toBeNull();
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
          Math.max(3, minHours + 2) * hour - 60_000,
        );
      },
    ),
  );
});
