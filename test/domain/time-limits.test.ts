import { describe, expect, test } from "vitest";
import { timeLimits } from "../../app/domain/time-limits.ts";

describe("the limits of time", () => {
  test("keep a shop waiting for no longer than the 3 days Shopify recommends", () => {
    expect(timeLimits.pendingHours).toBe(72);
  });

  test("leave a shopper at least a day for the voucher, within what the shop is told to wait", () => {
    expect(timeLimits.spareHours).toBeGreaterThanOrEqual(2);
    expect(timeLimits.pendingHours - timeLimits.spareHours).toBeGreaterThanOrEqual(24);
  });

  test("keep a pay link open longer than anything that can happen behind it", () => {
    expect(timeLimits.linkDays * 24).toBeGreaterThan(
      timeLimits.unusedLinkHours + timeLimits.pendingHours + 10 * 24,
    );
  });
});
