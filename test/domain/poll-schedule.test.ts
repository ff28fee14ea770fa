import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import {
  firstPoll,
  isWatchOver,
  nextPoll,
  patienceMs,
  watchAfterDeadlineMs,
  type PollPlan,
  type WatchedLife,
} from "../../app/domain/poll-schedule.ts";
import { timeLimits } from "../../app/domain/time-limits.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const life: WatchedLife = {
  askedAt: new Date("2026-09-01T16:59:00Z"),
  expiresAt: new Date("2026-09-04T04:59:00Z"),
};
const deadline = life.expiresAt.getTime();

/** Every look-up from `start` on, when the round that makes it comes up to `lag` late each time. */
function pollsFrom(start: number, lag: () => number): number[] {
  const polls: number[] = [];
  for (let next = nextPoll(new Date(start), life, 0); next;) {
    const at = next.at.getTime() + lag();
    polls.push(at);
    if (polls.length > 10_000) throw new Error("it is asked about without end");
    next = nextPoll(new Date(at), life, 0);
  }
  return polls;
}

function waitAt(sinceDeadline: number, failures = 0): PollPlan & { readonly wait: number } {
  const now = new Date(deadline + sinceDeadline);
  const next = nextPoll(now, life, failures);
  if (!next) throw new Error("watching is over");
  return { ...next, wait: next.at.getTime() - now.getTime() };
}

describe("a voucher whose webhooks are all lost", () => {
  const paidAndSeen = (most: number) =>
    fc.assert(
      fc.property(
        fc.integer({ min: -timeLimits.pendingHours * hour, max: day - 10 * minute }),
        fc.nat(2 * hour),
        fc.infiniteStream(fc.nat(2 * minute)),
        (paidSince, before, lags) => {
          const paidAt = deadline + paidSince;
          const polls = pollsFrom(paidAt - before, () => Number(lags.next().value));
          expect(polls.find((poll) => poll >= paidAt)! - paidAt).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 200 },
    );

  test("is seen as paid at most 10 minutes after the gateway knows, until a day after its deadline", () =>
    paidAndSeen(10 * minute));

  test("is asked about for ten days after its deadline and then no more", () => {
    const polls = pollsFrom(deadline - 60 * hour, () => 0);
    expect(watchAfterDeadlineMs).toBe(10 * day);
    expect(polls.at(-1)! - deadline).toBeGreaterThanOrEqual(10 * day);
    expect(polls.at(-1)! - deadline).toBeLessThanOrEqual(10 * day + 6 * hour);
  });

  test("costs its gateway fewer than 1,200 questions in a whole life of 60 hours and ten days", () => {
    expect(pollsFrom(deadline - 60 * hour, () => 0).length).toBeLessThan(1_200);
  });
});

describe("the next question", () => {
  test.each([
    ["60 h before the deadline", -60 * hour, 5 * minute, 1],
    ["4 minutes before the last hour: as it begins", -hour - 4 * minute, 4 * minute + 1, 0],
    ["at the deadline", 0, 2 * minute, 0],
    ["3 h after it", 3 * hour, 2 * minute, 1],
    ["a moment more than 3 h after it", 3 * hour + 1, 5 * minute, 1],
    ["24 h after it", day, 5 * minute, 2],
    ["a moment more than 24 h after it", day + 1, hour, 2],
    ["a moment more than 3 days after it", 3 * day + 1, 6 * hour, 2],
    ["10 days after it", 10 * day, 6 * hour, 2],
  ])("%s comes at the right distance and with the right urgency", (_, sinceDeadline, wait, urgency) => {
    expect(waitAt(sinceDeadline)).toMatchObject({ wait, urgency });
  });

  test.each([10 * day + 1, 11 * day, 400 * day])("never comes %i ms after the deadline", (sinceDeadline) => {
    const now = new Date(deadline + sinceDeadline);
    expect(nextPoll(now, life, 0)).toBeNull();
    expect(isWatchOver(now, life)).toBe(true);
  });

  test.each([
    [1, minute],
    [2, 2 * minute],
    [3, 4 * minute],
    [4, 5 * minute],
    [1_000, 5 * minute],
  ])("after %i look-ups that told nothing comes after %i ms, never later than planned", (failures, wait) => {
    expect(waitAt(-60 * hour, failures).wait).toBe(wait);
  });
});

test("what a shopper waits for is never let wait; the rest comes ahead when 10 minutes or 6 hours late", () => {
  expect(patienceMs).toEqual({ 0: 0, 1: 600_000, 2: 21_600_000 });
});

describe("a deadline that cannot be true", () => {
  test("of a gateway whose clock is wrong still leaves ten days of watching, and never more than seventy", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (expiresAt) => {
        const told = { askedAt: life.askedAt, expiresAt };
        const at = (days: number) => new Date(life.askedAt.getTime() + days * day);
        expect(isWatchOver(at(10), told)).toBe(false);
        expect(isWatchOver(at(70.01), told)).toBe(true);
        const first = firstPoll(life.askedAt, expiresAt).at.getTime() - life.askedAt.getTime();
        expect(first).toBeGreaterThan(0);
        expect(first).toBeLessThanOrEqual(5 * minute);
      }),
    );
  });
});
