import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { payAtCounter, voucherOf } from "../../support/shopper.ts";
import { askNumber, openStore, order, paymentOfOrder, settle, standingOf } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

test("an order by the manual method gets a link to pay at, a number, and is paid once the cash is there", async () => {
  const placed = await order(world);
  const payment = await paymentOfOrder(world, placed);
  expect(payment).toMatchObject({
    door: "shopify-orders",
    state: "started",
    amount: { minor: 3_890_000n, currency: "COP" },
  });
  expect(world.shopify.storeOrder(placed.id)).toMatchObject({
    financialStatus: "PENDING",
    tags: ["cash-awaited"],
    metafields: [
      { namespace: "recaudo", key: "pay_url", type: "url", value: world.container.payUrl(payment.token) },
    ],
  });
  const token = await askNumber(world, placed);
  expect((await voucherOf(world, token)).status).toBe("issued");
  await payAtCounter(world, token);
  await settle(world);
  expect(world.shopify.storeOrder(placed.id)).toMatchObject({ financialStatus: "PAID", tags: [] });
  expect(
    world.shopify.changesOf(placed.id).filter(({ mutation }) => mutation === "orderMarkAsPaid"),
  ).toHaveLength(1);
});

test("an order by another method is none of ours, and costs the shop no call", async () => {
  const before = world.shopify.state.calls.length;
  const placed = await order(world, { methodName: "Pago en efectivo" });
  expect(await standingOf(world, placed)).toBeNull();
  expect(world.shopify.state.calls.length).toBe(before);
});
