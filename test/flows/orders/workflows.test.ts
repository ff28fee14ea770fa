import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readExtensions } from "../../extensions/read-toml.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { payAtCounter } from "../../support/shopper.ts";
import { askNumber, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

const runsOf = (orderId: string) =>
  world.shopify.flowRuns(bogota).filter(({ payload }) => String(payload["order_id"]) === orderId);

test("a merchant's workflows begin when the number is there and when its cash is, with the fields that the TOML names", async () => {
  const placed = await order(world);
  const token = await askNumber(world, placed);
  await payAtCounter(world, token);
  await settle(world);
  const runs = runsOf(placed.id);
  expect(runs.map(({ handle }) => handle)).toEqual(["voucher-issued", "voucher-paid"]);
  expect(runs[0]?.payload).toMatchObject({
    order_id: Number(placed.id),
    method: "efecty",
    amount: "38900.00",
    currency: "COP",
    "payment page": world.container.payUrl(token),
  });
  for (const { handle, payload } of runs) {
    const [trigger] = readExtensions("extensions/store/flow-triggers/shopify.extension.toml").filter(
      (each) => each["handle"] === handle,
    );
    const { fields } = trigger?.["settings"] as { fields: { key?: string }[] };
    expect(Object.keys(payload)).toEqual(fields.map(({ key }) => key ?? "order_id"));
    expect(JSON.stringify(payload)).not.toContain(placed.buyer.email);
  }
});

test("a shop that is away is told later, once", async () => {
  const placed = await order(world);
  world.shopify.setFault("server_error", 2, "flowTriggerReceive");
  await askNumber(world, placed);
  expect(runsOf(placed.id)).toEqual([]);
  for (let round = 0; round < 3; round += 1) await world.jobs.runEarly();
  expect(runsOf(placed.id).map(({ handle }) => handle)).toEqual(["voucher-issued"]);
});

test("an answer that was lost leads to a second telling by the same name of the event", async () => {
  const placed = await order(world);
  world.shopify.setFault("lost_answer", 1, "flowTriggerReceive");
  await askNumber(world, placed);
  for (let round = 0; round < 2; round += 1) await world.jobs.runEarly();
  const events = runsOf(placed.id).map(({ payload }) => payload["event"]);
  expect(events).toHaveLength(2);
  expect(new Set(events).size).toBe(1);
});

test("what the shop refuses is not told again, somebody is told once, and the order is paid all the same", async () => {
  const placed = await order(world);
  const { container } = world;
  const { id: shopId } = (await container.storeShops.findInstalled(bogota))!;
  const { id: paymentId } = await paymentOfOrder(world, placed);
  const unknown = "voucher-lost" as "late-money";
  const job = {
    name: "tell-flow",
    shopId,
    paymentId,
    trigger: unknown,
    event: "1",
    mark: null,
    tries: 0,
  } as const;
  await container.transactions.transaction((tx) => tx.enqueue([{ job }, { job }]));
  await settle(world);
  const { rows } = await world.pool.query(
    "select detail->>'error' as error from alert where kind = 'flow_untold'",
  );
  expect(rows).toEqual([{ error: expect.stringContaining("Invalid handle 'voucher-lost'") as string }]);
  await payAtCounter(world, await askNumber(world, placed));
  await settle(world);
  expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
});
