import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, issue, paymentOf, voucherOf } from "../support/shopper.ts";
import { takeCash } from "../support/other-gateways.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(() => world.close());

/** Makes it old enough for its last look-up, ten days after the deadline. */
async function passWatch(token: string): Promise<void> {
  const { id } = await voucherOf(world, token);
  await world.pool.query(
    `update voucher set asked_at = now() - interval '13 days', expires_at = now() - interval '10 days 1 minute',
      next_poll_at = now() - interval '1 second' where id = $1`,
    [id],
  );
  await world.poll();
}

async function openExceptions(token: string) {
  const payment = await paymentOf(world, token);
  const open = await world.container.exceptions.listOpen(payment.shop.id, 50);
  return open.filter(({ paymentId }) => paymentId === payment.id);
}

async function isWatched(token: string): Promise<boolean> {
  const { id } = await voucherOf(world, token);
  const text = "select next_poll_at is not null as watched from voucher where id = $1";
  return (await world.pool.query<{ watched: boolean }>(text, [id])).rows[0]?.watched === true;
}

test("a voucher the gateway still calls waiting after ten days is given up aloud, and its end heard later closes that", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await passWatch(token);
  expect(await isWatched(token)).toBe(false);
  expect(await openExceptions(token)).toMatchObject([
    { kind: "unwatched", suggestedAction: "ask_gateway", detail: { last_answer: "waiting" } },
  ]);
  expect(await alertsOf(world)).toContain("voucher_unwatched");

  await takeCash(world, token);
  await expect
    .poll(async () => {
      await world.jobs.run();
      return (await paymentOf(world, token)).state;
    })
    .toBe("paid");
  expect(await openExceptions(token)).toEqual([]);
  expect(await alertsOf(world)).not.toContain("voucher_unwatched");
});

test("a voucher whose last look-up fails is given up aloud as well", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.add({ kind: "error_500", method: "GET" });
  await passWatch(token);
  expect(await isWatched(token)).toBe(false);
  expect(await openExceptions(token)).toMatchObject([
    { kind: "unwatched", detail: { last_answer: "unavailable" } },
  ]);
});

test("a voucher whose end is known leaves nothing behind when its time is over", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.expire(Number((await voucherOf(world, token)).gatewayPaymentId));
  await world.pool.query(
    "update voucher set next_poll_at = now() - interval '1 second' where next_poll_at is not null",
  );
  await world.poll();
  expect((await paymentOf(world, token)).state).toBe("expired");
  await passWatch(token);
  expect(await isWatched(token)).toBe(false);
  expect((await openExceptions(token)).filter(({ kind }) => kind === "unwatched")).toEqual([]);
  await checkInvariants(world);
});
