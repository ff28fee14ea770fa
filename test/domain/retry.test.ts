import { describe, expect, test } from "vitest";
import {
  askGatewayDelays,
  issueVoucherDelays,
  nextDelay,
  refundDelays,
  shopTellDelays,
  type RetryTable,
} from "../../app/domain/retry.ts";

/** Seconds from the first try to each try, when every try fails at once. */
function startsOf(table: RetryTable): number[] {
  const starts = [0];
  for (let tries = 1; ; tries += 1) {
    const delay = nextDelay(table, tries);
    if (delay === undefined) return starts;
    starts.push(starts.at(-1)! + delay);
  }
}

describe("telling the shop", () => {
  test("R7: is tried at exactly these 18 moments, in seconds, all within 24 hours", () => {
    expect(startsOf(shopTellDelays)).toEqual([
      0, 5, 15, 45, 90, 150, 270, 570, 1_290, 3_570, 7_170, 14_370, 26_370, 38_370, 50_370, 62_370, 74_370,
      86_370,
    ]);
    expect(startsOf(shopTellDelays)).toHaveLength(18);
    expect(startsOf(shopTellDelays).at(-1)).toBeLessThan(24 * 3_600);
  });

  test("goes on until the last half minute of the 24 hours", () => {
    expect(startsOf(shopTellDelays).at(-1)).toBeGreaterThanOrEqual(24 * 3_600 - 30);
  });

  test("is the table for refunds too", () => {
    expect(startsOf(refundDelays)).toEqual(startsOf(shopTellDelays));
  });
});

describe("asking for a voucher", () => {
  test("is tried ten times in the first five minutes and given up after about an hour", () => {
    const starts = startsOf(issueVoucherDelays);
    expect(starts.filter((start) => start <= 300)).toHaveLength(10);
    expect(starts.at(-1)).toBe(3_611);
  });
});

describe("asking the gateway after a webhook", () => {
  test("is tried 15 times over nearly 16 hours", () => {
    expect(startsOf(askGatewayDelays)).toHaveLength(15);
    expect(startsOf(askGatewayDelays).at(-1)).toBe(56_928);
  });
});

describe.each(Object.entries({ shopTellDelays, issueVoucherDelays, askGatewayDelays, refundDelays }))(
  "%s",
  (_, table) => {
    test("never waits less than a second, nor less than the time before", () => {
      expect(
        table.every((delay, at) => delay >= 1 && Number.isInteger(delay) && delay >= (table[at - 1] ?? 0)),
      ).toBe(true);
    });

    test("gives up for good once it is used up", () => {
      for (const tries of [table.length + 1, table.length + 2, 1_000])
        expect(nextDelay(table, tries)).toBeUndefined();
    });

    test("waits its first time after one failure and its last after as many failures as it has waits", () => {
      expect(nextDelay(table, 1)).toBe(table[0]);
      expect(nextDelay(table, table.length)).toBe(table.at(-1));
    });
  },
);
