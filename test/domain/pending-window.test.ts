import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { otherPendingUntil, pendingUntil } from "../../app/domain/pending-window.ts";

const hour = 3_600_000;
const day = 24 * hour;
const startedAt = new Date("2026-03-10T15:00:00Z");
const later = (ms: number): Date => new Date(startedAt.getTime() + ms);

describe("until when the shop is told to expect the money", () => {
  test.each([
    ["to the end of a short grace", 50, 52, 52],
    ["to the end of the 72 hours, when the grace goes on over a weekend", 60, 130, 72],
    ["past a voucher that outlives the 72 hours, for 12 hours", 80, 140, 92],
    ["past such a voucher no longer than its grace", 80, 82, 82],
  ])("it is %s", (_, deadlineHours, graceHours, hours) => {
    const told = pendingUntil(
      { startedAt, deadline: later(deadlineHours * hour), graceEndsAt: later(graceHours * hour) },
      later(60_000),
    );
    expect(told).toEqual(later(hours * hour));
  });

  test("it is always after the voucher's own end and still ahead, and never later than 72 hours unless the voucher is", () => {
    const hours = (max: number) => fc.integer({ min: 1, max }).map((count) => count * hour);
    fc.assert(
      fc.property(hours(200), hours(200), hours(300), (life, grace, sinceStart) => {
        const [deadline, now] = [later(life), later(sinceStart)];
        const told = pendingUntil({ startedAt, deadline, graceEndsAt: later(life + grace) }, now);
        expect(told.getTime()).toBeGreaterThan(deadline.getTime());
        expect(told.getTime()).toBeGreaterThan(now.getTime());
        const isOrdinary = life < 72 * hour && sinceStart < 71 * hour;
        if (isOrdinary) expect(told.getTime()).toBeLessThanOrEqual(startedAt.getTime() + 72 * hour);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("when the shop refuses that moment", () => {
  const now = later(hour);
  const ahead = (ms: number): Date => new Date(now.getTime() + ms);

  test.each([
    ["far beyond three days", 5 * day, 72 * hour - 10 * 60_000],
    ["just beyond three days", 72 * hour + 1, 72 * hour - 10 * 60_000],
    ["three days: its bound is unknown", 72 * hour, day],
    ["two days", 2 * day, day],
    ["an hour: its clock may be ahead of ours", hour, day],
  ])("%s, another is tried", (_, refused, other) => {
    expect(otherPendingUntil(ahead(refused), now)).toEqual(ahead(other));
  });
});
