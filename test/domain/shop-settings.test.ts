import { describe, expect, test } from "vitest";
import { lateMoneyPolicies } from "../../app/domain/late-money.ts";
import { checkSettings, isSameSettings, type TypedSettings } from "../../app/domain/shop-settings.ts";

const typed: TypedSettings = { lateMoneyPolicy: "hold", voucherLifeHours: 48, needsRefunds: true };

describe("settings that a merchant typed", () => {
  test("are taken as they are, with each of the four policies", () => {
    expect(checkSettings(typed)).toEqual(typed);
    expect(lateMoneyPolicies).toHaveLength(4);
    for (const lateMoneyPolicy of lateMoneyPolicies)
      expect(checkSettings({ ...typed, lateMoneyPolicy })).toEqual({ ...typed, lateMoneyPolicy });
  });

  test.each(["", "HOLD", "keep", "toString"])("with the policy %j are refused", (lateMoneyPolicy) => {
    expect(checkSettings({ ...typed, lateMoneyPolicy })).toBe("unknown_policy");
  });

  test.each([
    [null, true],
    [5, false],
    [6, true],
    [720, true],
    [721, false],
    [24.5, false],
    [-24, false],
    [Number.NaN, false],
  ])("with a voucher life of %s hours are possible: %s", (voucherLifeHours, isPossible) => {
    const checked = checkSettings({ ...typed, voucherLifeHours });
    expect(checked).toEqual(isPossible ? { ...typed, voucherLifeHours } : "voucher_life_out_of_range");
  });
});

test("settings are the same only when nothing differs", () => {
  const settings = { lateMoneyPolicy: "hold", voucherLifeHours: 48, needsRefunds: true } as const;
  expect(isSameSettings(settings, { ...settings })).toBe(true);
  expect(isSameSettings(settings, { ...settings, lateMoneyPolicy: "refund" })).toBe(false);
  expect(isSameSettings(settings, { ...settings, voucherLifeHours: null })).toBe(false);
  expect(isSameSettings(settings, { ...settings, needsRefunds: false })).toBe(false);
});
