import { afterAll, beforeAll, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkOut } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const ready = async (): Promise<number> => (await fetch(`${world.container.env.PUBLIC_URL}/readyz`)).status;

test("without storage nobody hears a 2xx, and the app recovers by itself when storage is back", async () => {
  expect(await ready()).toBe(200);
  const { session } = await checkOut(world, { shop: bogota });
  await world.pool.query("alter table payment rename to payment_gone");
  expect((await world.shopify.send("payment", bogota, session.requestBody)).status).toBe(503);
  await world.pool.query("alter table payment_gone rename to payment");
  expect((await world.shopify.send("payment", bogota, session.requestBody)).status).toBe(200);
});

test("a database that restarts under the app costs no more than the moment itself", async () => {
  const { session } = await checkOut(world, { shop: bogota });
  await world.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  const answers = [];
  for (let round = 0; round < 5; round += 1) {
    answers.push((await world.shopify.send("payment", bogota, session.requestBody)).status);
  }
  expect(answers.at(-1)).toBe(200);
  expect(await ready()).toBe(200);
});

test("health answers while storage is away, readiness says no", async () => {
  await world.pool.query("alter table shop rename to shop_gone");
  expect(await ready()).toBe(503);
  expect((await fetch(`${world.container.env.PUBLIC_URL}/healthz`)).status).toBe(200);
  await world.pool.query("alter table shop_gone rename to shop");
  expect(await ready()).toBe(200);
});
