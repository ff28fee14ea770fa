import { describe, expect, test } from "vitest";
import { findGraceEnd, findLastGraceEnd } from "../../app/flows/find-grace.ts";
import { gatewayDefinitions } from "../../app/gateways/index.ts";
import type { Gateway } from "../../app/ports/gateway.ts";
import type { Voucher } from "../../app/ports/records.ts";

const tools = {
  http: () => Promise.reject(new Error("nothing is called here")),
  baseUrl: "http://localhost",
};
const gateways = gatewayDefinitions.map((definition) => definition.create(tools));
const world = { findGateway: (id: string) => gateways.find((gateway) => gateway.id === id) as Gateway };

/** A voucher with a deadline on Tuesday 10 March 2026, 23:59, unless another is given. */
function voucher(gateway: string, method: Voucher["method"], deadline = "2026-03-10T23:59"): Voucher {
  const country = method === "efecty" ? "CO" : "PE";
  const details = { expiresAt: new Date(`${deadline}-05:00`) };
  return { gateway, method, country, details } as Voucher;
}

const local = (moment: Date | null): string | undefined =>
  moment ? new Date(moment.getTime() - 5 * 3_600_000).toISOString().slice(0, 16) : undefined;

describe("the grace of each gateway is what its references say", () => {
  test.each([
    ["mercado-pago", "efecty", "2026-03-12T00:00"],
    ["mercado-pago", "pagoefectivo", "2026-03-12T23:59"],
    ["pagoefectivo", "pagoefectivo", "2026-03-11T01:59"],
    ["dlocal", "efecty", "2026-03-13T00:00"],
    ["dlocal", "pagoefectivo", "2026-03-13T00:00"],
  ] as const)("%s, %s", (gateway, method, end) => {
    expect(local(findGraceEnd(world, voucher(gateway, method)))).toBe(end);
  });
});

test("all vouchers of a payment count: a quick gateway's later voucher does not shorten a slow one's grace", () => {
  const slow = voucher("dlocal", "pagoefectivo", "2026-03-13T23:59");
  const quick = voucher("pagoefectivo", "pagoefectivo", "2026-03-14T12:00");
  expect(local(findLastGraceEnd(world, [slow, quick]))).toBe("2026-03-18T00:00");
  expect(local(findLastGraceEnd(world, [quick]))).toBe("2026-03-14T14:00");
  expect(findLastGraceEnd(world, [])).toBeNull();
});
