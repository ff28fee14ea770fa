import { describe, expect, test } from "vitest";
import {
  askGatewayDelays,
  clearUpDelays,
  issueVoucherDelays,
  nextDelay,
  probeDelays,
  refundAskDelays,
  refundCheckDelays,
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

describe("what takes longer than a shopper waits", () => {
  const minute = 60;
  const hour = 3_600;
  const day = 24 * hour;

  test("a voucher that is lost or must be voided is looked for over a day and a half", () => {
    expect(startsOf(clearUpDelays)).toEqual([
      ...[0, minute, 6 * minute, 21 * minute, 81 * minute, 5 * hour + 21 * minute, 13 * hour + 21 * minute],
      37 * hour + 21 * minute,
    ]);
  });

  test("our own address that does not answer is tried again after one and after six minutes", () => {
    expect(startsOf(probeDelays)).toEqual([0, minute, 6 * minute]);
  });

  test("a refund the gateway does not take yet is asked for eleven times within a day", () => {
    const starts = startsOf(refundAskDelays);
    expect(starts.map((start) => start / minute)).toEqual([0, 1, 3, 8, 23, 53, 113, 233, 473, 953, 1_433]);
    expect(starts.at(-1)).toBeLessThan(day);
  });

  test("a refund that the gateway pays out later is looked at daily for half a month", () => {
    const starts = startsOf(refundCheckDelays);
    const first = [0, 5 * minute, 20 * minute, 80 * minute, 320 * minute, 1_040 * minute];
    expect(starts.slice(0, 6)).toEqual(first);
    expect(starts.slice(6)).toEqual(Array.from({ length: 14 }, (_, at) => 1_040 * minute + (at + 1) * day));
  });
});

const tables = {
  ...{ shopTellDelays, issueVoucherDelays, askGatewayDelays, refundDelays },
  ...{ clearUpDelays, probeDelays, refundAskDelays, refundCheckDelays },
};
describe.each(Object.entries(tables))("%s", (_, table) => {
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
});
