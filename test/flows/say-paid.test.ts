import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { shopperAskLimits } from "../../app/domain/shopper-ask.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { issue, payAtCounter } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

async function saidPaid(token: string) {
  const shown = await world.pages.showPayment(token);
  if (!shown.ok || shown.value.stage.kind !== "voucher") throw new Error("no voucher is shown");
  return shown.value.stage;
}

const calls = (): number => world.mercadoPago.requests().length;

test("a shopper who says to have paid has the gateway asked at once, and the order turns paid without any webhook", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  const before = calls();
  await world.pages.sayPaid(token);
  expect(calls()).toBe(before);
  expect((await saidPaid(token)).saidPaid).toEqual({ answer: "asking", canAsk: false, isOverdue: false });
  await world.jobs.run();
  expect((await saidPaid(token)).state).toBe("paid");
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  const { rows } = await world.pool.query(
    "select 1 from fact where kind = 'confirmed' and source = 'shopper'",
  );
  expect(rows).toHaveLength(1);
});

test("the page says honestly that the money is not there yet, or that nobody answered", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await world.pages.sayPaid(token);
  await world.jobs.run();
  expect((await saidPaid(token)).saidPaid).toEqual({
    answer: "not_there_yet",
    canAsk: false,
    isOverdue: false,
  });
  world.advance(31_000);
  expect((await saidPaid(token)).saidPaid.canAsk).toBe(true);
  world.mercadoPago.faults.add({ kind: "error_500" });
  await world.pages.sayPaid(token);
  await world.jobs.run();
  expect((await saidPaid(token)).saidPaid.answer).toBe("no_answer");
});

test("twenty presses at once ask the gateway once, and an hour of pressing asks it ten times", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const before = calls();
  await Promise.all(Array.from({ length: 20 }, () => world.pages.sayPaid(token)));
  await world.jobs.run();
  expect(calls() - before).toBe(1);
  for (let press = 0; press < 40; press += 1) {
    world.advance(shopperAskLimits.everySeconds * 1000);
    await world.pages.sayPaid(token);
    await world.jobs.run();
  }
  expect(calls() - before).toBe(shopperAskLimits.perHour);
  world.advance(3_600_000);
  await world.pages.sayPaid(token);
  await world.jobs.run();
  expect(calls() - before).toBe(shopperAskLimits.perHour + 1);
});
