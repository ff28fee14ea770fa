import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPollAt, watchAfterDeadlineMs } from "../../app/domain/poll-schedule.ts";
import { timeLimits } from "../../app/domain/time-limits.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const expiresAt = new Date("2026-09-04T04:59:00Z");
const deadline = expiresAt.getTime();

/** Every moment at which a voucher is asked about, when the job that asks starts up to `lag` late each time. */
function pollsFrom(start: number, lag: () => number): number[] {
  const polls: number[] = [];
  let next = nextPollAt(new Date(start), expiresAt);
  while (next !== null) {
    const at = next.getTime() + lag();
    polls.push(at);
    if (polls.length > 10_000) throw new Error("it is asked about without end");
    next = nextPollAt(new Date(at), expiresAt);
  }
  return polls;
}

describe("a voucher whose webhooks are all lost", () => {
  test("is seen as paid at most 10 minutes after the gateway knows, while it can be paid", () => {
    const life = timeLimits.pendingHours * hour;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: life }),
        fc.nat(),
        fc.infiniteStream(fc.nat(minute)),
        (age, later, lags) => {
          const start = deadline - age;
          const paidAt = start + (age === 0 ? 0 : later % (age + 1));
          const seenAt = pollsFrom(start, () => Number(lags.next().value)).find((poll) => poll >= paidAt)!;
          expect(seenAt - paidAt).toBeLessThanOrEqual(10 * minute);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("is asked about for ten days after its deadline and then no more", () => {
    const polls = pollsFrom(deadline - 60 * hour, () => 0);
    expect(watchAfterDeadlineMs).toBe(10 * day);
    expect(polls.at(-1)! - deadline).toBeGreaterThanOrEqual(10 * day);
    expect(polls.at(-1)! - deadline).toBeLessThanOrEqual(10 * day + 6 * hour);
  });

  test("costs its gateway fewer than 900 questions in a whole life of 60 hours and ten days", () => {
    expect(pollsFrom(deadline - 60 * hour, () => 0).length).toBeLessThan(900);
  });
});

describe("the next question", () => {
  test.each([
    ["60 h before the deadline", -60 * hour, 5 * minute],
    ["at the deadline", 0, 5 * minute],
    ["2 h after it", 2 * hour, 5 * minute],
    ["a moment more than 2 h after it", 2 * hour + 1, hour],
    ["24 h after it", day, hour],
    ["a moment more than 24 h after it", day + 1, 6 * hour],
    ["10 days after it", 10 * day, 6 * hour],
  ])("%s comes at the right distance", (_, sinceDeadline, wait) => {
    const now = new Date(deadline + sinceDeadline);
    expect(nextPollAt(now, expiresAt)).toEqual(new Date(now.getTime() + wait));
  });

  test.each([10 * day + 1, 11 * day, 400 * day])("never comes %i ms after the deadline", (sinceDeadline) => {
    expect(nextPollAt(new Date(deadline + sinceDeadline), expiresAt)).toBeNull();
  });
});
