import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { isOverdue, waitFor } from "../../app/domain/waiting-time.ts";

const clearing = { hours: 2, businessDays: 1 };

describe("the wait a shopper is told", () => {
  it.each([
    ["nothing measured: what the gateway states, and its slowest", 15, null, 15, 120],
    ["a gateway that states more than its clearing", 2_880, null, 2_880, 2_880],
    ["measured slower than stated", 15, { medianMinutes: 40, p95Minutes: 300 }, 40, 300],
    ["measured faster than stated: the promise stays", 60, { medianMinutes: 1, p95Minutes: 2 }, 60, 60],
  ] as const)("with %s", (_name, stated, measured, usualMinutes, longestMinutes) => {
    expect(waitFor(stated, clearing, measured)).toEqual({ usualMinutes, longestMinutes, businessDays: 1 });
  });

  it("is never shorter than the gateway states, and never longer in the usual case than for nearly all", () => {
    const minutes = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (stated, hours, median, more) => {
        const measured = { medianMinutes: median, p95Minutes: median + more };
        for (const each of [null, measured]) {
          const wait = waitFor(stated, { hours, businessDays: 0 }, each);
          expect(wait.usualMinutes).toBeGreaterThanOrEqual(stated);
          expect(wait.longestMinutes).toBeGreaterThanOrEqual(wait.usualMinutes);
        }
      }),
    );
  });

  it("is over only once nearly everybody has waited less", () => {
    const wait = waitFor(15, clearing, null);
    const saidAt = new Date("2026-11-24T15:00:00Z");
    expect(isOverdue(null, wait, new Date("2027-01-01T00:00:00Z"))).toBe(false);
    expect(isOverdue(saidAt, wait, new Date("2026-11-24T17:00:00Z"))).toBe(false);
    expect(isOverdue(saidAt, wait, new Date("2026-11-24T17:00:00.001Z"))).toBe(true);
  });
});
