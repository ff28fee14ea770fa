import { afterAll, beforeAll, expect, test } from "vitest";
import { runScheduled } from "../../app/jobs/run-scheduled.ts";
import { startFlowWorld, type FlowWorld } from "../support/flow-world.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

async function openAlerts() {
  const { rows } = await world.pool.query<{ key: string; times: number; detail: object }>(
    "select key, times, detail from alert where kind = 'schedule_broken' and resolved_at is null",
  );
  return rows;
}

test("what a clock starts and breaks raises one alert, is tried again by the engine, and closes it when it works", async () => {
  const breaking = () => Promise.reject(new TypeError("a bug"));
  const broken = () =>
    expect(runScheduled(world.container, "poll-payments", breaking)).rejects.toThrow("a bug");
  await broken();
  await broken();
  expect(await openAlerts()).toEqual([
    { key: "schedule:poll-payments", times: 2, detail: { job: "poll-payments", error: "TypeError" } },
  ]);
  await runScheduled(world.container, "expire-vouchers", () => Promise.resolve());
  expect(await openAlerts()).toHaveLength(1);
  await runScheduled(world.container, "poll-payments", () => Promise.resolve());
  expect(await openAlerts()).toEqual([]);
});
