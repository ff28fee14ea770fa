import { afterAll, beforeAll, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, count, issue, payAtCounter, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;

test("a shop that waits less than three days is told a shorter wait at once, and the order goes on", async () => {
  world.shopify.setLongestPending(30 * hour);
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const calls = world.shopify.callsAbout(session.gid);
  expect(calls.map(({ mutation, answer }) => [mutation, answer])).toEqual([
    ["paymentSessionPending", expect.stringContaining("OUT_OF_RANGE_PENDING_EXPIRES_AT")],
    ["paymentSessionPending", expect.not.stringContaining("OUT_OF_RANGE")],
  ]);
  const told = new Date(world.shopify.state.payments.get(session.id)?.pendingExpiresAt ?? 0);
  expect(Math.round((told.getTime() - Date.now()) / hour)).toBe(24);
  expect((await voucherOf(world, token)).details.expiresAt.getTime()).toBeGreaterThan(told.getTime());

  await payAtCounter(world, token);
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await alertsOf(world)).toEqual([]);
});

test("when that is refused too, a person hears of it at once, and money that comes still pays the order", async () => {
  world.shopify.setLongestPending(hour);
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  expect(world.shopify.callsAbout(session.gid)).toHaveLength(2);
  expect(await alertsOf(world)).toContain("shop_sync_dead");
  expect(await count(world, "shop_sync where dead_at is not null and last_error like 'out_of_range%'")).toBe(
    1,
  );
  await payAtCounter(world, token);
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  await checkInvariants(world);
});
