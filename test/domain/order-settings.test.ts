import { describe, expect, test } from "vitest";
import { checkOrderSettings, expiryPolicies } from "../../app/domain/order-settings.ts";
import { closesUnusedAt } from "../../app/domain/unused-payment.ts";

const good = { methodNames: ["Efecty"], expiryPolicy: "cancel" };

describe("how a shop takes cash through a manual method", () => {
  test.each(expiryPolicies)("may follow the policy %s", (expiryPolicy) => {
    expect(checkOrderSettings({ ...good, expiryPolicy })).toEqual({ ...good, expiryPolicy });
  });

  test("names are kept as typed, without the blanks around them, each once", () => {
    const methodNames = [" Efecty ", "Efecty", "Pago en  efectivo"];
    expect(checkOrderSettings({ ...good, methodNames })).toMatchObject({
      methodNames: ["Efecty", "Pago en  efectivo"],
    });
  });

  test("no name at all is allowed: then no order is ours", () => {
    expect(checkOrderSettings({ ...good, methodNames: [] })).toMatchObject({ methodNames: [] });
  });

  test.each([
    ["unknown_policy", { ...good, expiryPolicy: "destroy" }],
    ["name_missing", { ...good, methodNames: ["Efecty", "  "] }],
    ["name_too_long", { ...good, methodNames: ["x".repeat(101)] }],
    ["too_many_names", { ...good, methodNames: Array.from({ length: 11 }, (_, at) => `Name ${at}`) }],
  ] as const)("%s is refused", (problem, typed) => {
    expect(checkOrderSettings(typed)).toBe(problem);
  });

  test("the longest name and the most names are taken", () => {
    const methodNames = Array.from({ length: 10 }, (_, at) => `${at}${"x".repeat(99)}`);
    expect(checkOrderSettings({ ...good, methodNames })).toMatchObject({ methodNames });
  });
});

test("an order nobody asked a number for is closed an hour after its link has ended", () => {
  expect(closesUnusedAt(new Date("2026-11-01T00:00:00Z"))).toEqual(new Date("2026-11-04T01:00:00Z"));
});
