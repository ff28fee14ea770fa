import { expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { readRoutedBecause } from "../../app/domain/routed-because.ts";

test("what the router kept is read back, reason by reason", () => {
  const text =
    "dlocal chosen; mercado-pago stands_by; other amount_too_large 5000.00; slow life_too_long 24 h; down circuit_open until 2026-11-26T10:00:00.000Z";
  expect(readRoutedBecause(text, "COP")).toEqual({
    after: null,
    considered: [
      { gateway: "dlocal", why: { reason: "chosen" } },
      { gateway: "mercado-pago", why: { reason: "stands_by" } },
      { gateway: "other", why: { reason: "amount_too_large", bound: money(500_000n, "COP") } },
      { gateway: "slow", why: { reason: "life_too_long", minHours: 24 } },
      { gateway: "down", why: { reason: "circuit_open", until: new Date("2026-11-26T10:00:00Z") } },
    ],
  });
});

test("a number that took over names the attempt before it", () => {
  const { after, considered } = readRoutedBecause(
    "after attempt 1 at dlocal (unavailable): mercado-pago chosen",
    "COP",
  );
  expect(after).toEqual({ attempt: 1, gateway: "dlocal" });
  expect(considered).toEqual([{ gateway: "mercado-pago", why: { reason: "chosen" } }]);
});

test("words nobody knows are left out, not shown", () => {
  expect(readRoutedBecause("dlocal by_the_moon; x", "COP")).toEqual({ after: null, considered: [] });
});
