import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import {
  budgetWindowMinutes,
  capacityOf,
  isBudgetLow,
  minutesBehind,
  refill,
  spentPercent,
  take,
} from "../../app/domain/rate-budget.ts";

const budget = { callsPerMinute: 300 };
const start = new Date("2026-09-01T12:00:00Z");
const after = (ms: number): Date => new Date(start.getTime() + ms);

describe("a budget of calls", () => {
  test("grants over any stretch of time at most what flowed in and one full bucket", () => {
    const visit = fc.record({ waitMs: fc.nat(120_000), wanted: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 40 }), (visits) => {
        let bucket = { milliTokens: capacityOf(budget), refilledAt: start };
        let granted = 0;
        let passedMs = 0;
        for (const { waitMs, wanted } of visits) {
          passedMs += waitMs;
          bucket = refill(bucket, budget, after(passedMs));
          const taken = take(bucket, wanted);
          expect(taken.granted).toBeLessThanOrEqual(wanted);
          expect(taken.left).toBeGreaterThanOrEqual(0n);
          granted += taken.granted;
          bucket = { ...bucket, milliTokens: taken.left };
        }
        expect(granted).toBeLessThanOrEqual(300 + (passedMs * 300) / 60_000);
      }),
    );
  });

  test("grants nothing while it is in debt, and a whole call as soon as it holds one", () => {
    expect(take({ milliTokens: -1n, refilledAt: start }, 5)).toEqual({ granted: 0, left: -1n });
    expect(take({ milliTokens: 999n, refilledAt: start }, 5)).toEqual({ granted: 0, left: 999n });
    expect(take({ milliTokens: 1_000n, refilledAt: start }, 5)).toEqual({ granted: 1, left: 0n });
    expect(take({ milliTokens: 9_500n, refilledAt: start }, 5)).toEqual({ granted: 5, left: 4_500n });
  });

  test("is full after a minute and never fuller, and a clock that goes back changes nothing", () => {
    const empty = { milliTokens: 0n, refilledAt: start };
    expect(refill(empty, budget, after(200)).milliTokens).toBe(1_000n);
    expect(refill(empty, budget, after(60_000)).milliTokens).toBe(300_000n);
    expect(refill(empty, budget, after(86_400_000)).milliTokens).toBe(300_000n);
    expect(refill(empty, budget, after(-60_000)).milliTokens).toBe(0n);
  });
});

describe("a budget runs short", () => {
  const window = 300 * budgetWindowMinutes;
  const quiet = { windowCalls: 0n, lastWindowCalls: 0n, oldestDueAt: null };

  test.each([
    ["79 % of a window spent", { ...quiet, windowCalls: (BigInt(window) * 79n) / 100n }, false],
    ["80 % spent", { ...quiet, windowCalls: (BigInt(window) * 80n) / 100n }, true],
    ["80 % spent in the window before", { ...quiet, lastWindowCalls: (BigInt(window) * 80n) / 100n }, true],
    ["a look-up 5 minutes late", { ...quiet, oldestDueAt: after(-300_000) }, false],
    ["a look-up later than that", { ...quiet, oldestDueAt: after(-300_001) }, true],
    ["nothing asked", quiet, false],
  ])("%s", (_, use, isLow) => {
    expect(isBudgetLow(use, budget, start)).toBe(isLow);
  });

  test("and says by how much", () => {
    const use = { windowCalls: 2_700n, lastWindowCalls: 3n, oldestDueAt: after(-7.9 * 60_000) };
    expect(spentPercent(use, budget)).toBe(90);
    expect(minutesBehind(use, start)).toBe(7);
    expect(minutesBehind(quiet, start)).toBe(0);
  });
});
