import { afterEach, describe, expect, test } from "vitest";
import type { ExpiryPolicy } from "../../../app/domain/order-settings.ts";
import { closesUnusedAt } from "../../../app/domain/unused-payment.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import {
  advanceTo,
  chooseSettings,
  exceptionsOf,
  graceEndOf,
  letExpire,
  payLate,
} from "../../support/late-money.ts";
import { askNumber, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
afterEach(async () => {
  await checkInvariants(world);
  await world.close();
});

async function open(policy: ExpiryPolicy): Promise<void> {
  world = await startFlowWorld();
  await openStore(world, bogota, policy);
}

/** The number of an order ran out, and the gateway's grace after it is over. */
async function letClose(placed: StoreOrder): Promise<string> {
  const token = await askNumber(world, placed);
  await letExpire(world, token);
  await settle(world);
  expect(world.shopify.storeOrder(placed.id).cancelledAt).toBeNull();
  advanceTo(world, await graceEndOf(world, token), 1000);
  await world.jobs.runEarly();
  await settle(world);
  return token;
}

const shelfOf = (placed: StoreOrder) => placed.lines[0]?.variantId ?? "";

describe("an order whose cash did not come", () => {
  test("is canceled after the grace, its goods are back on the shelf, and its buyer is told why", async () => {
    await open("cancel_and_restock");
    const placed = await order(world);
    expect(world.shopify.stockOf(shelfOf(placed))).toBe(9);
    await letClose(placed);
    expect(world.shopify.storeOrder(placed.id)).toMatchObject({
      cancelReason: "DECLINED",
      isRestocked: true,
      financialStatus: "VOIDED",
      tags: [],
    });
    expect(world.shopify.storeOrder(placed.id).staffNote).not.toBe("");
    expect(world.shopify.stockOf(shelfOf(placed))).toBe(10);
  });

  test("is canceled without restocking when its merchant wants so", async () => {
    await open("cancel");
    const placed = await order(world);
    await letClose(placed);
    expect(world.shopify.storeOrder(placed.id)).toMatchObject({
      isRestocked: false,
      financialStatus: "VOIDED",
    });
    expect(world.shopify.stockOf(shelfOf(placed))).toBe(9);
  });

  test("stays open with a tag when its merchant wants to decide", async () => {
    await open("leave_open");
    const placed = await order(world);
    await letClose(placed);
    expect(world.shopify.storeOrder(placed.id)).toMatchObject({ cancelledAt: null, tags: ["cash-expired"] });
  });

  test("is closed once though Shopify takes a minute to cancel it", async () => {
    await open("cancel_and_restock");
    const placed = await order(world);
    world.shopify.setCancelMs(60_000);
    await letClose(placed);
    const payment = await paymentOfOrder(world, placed);
    const told = async () => (await world.container.shopSync.read(payment.shop.id, payment.id))?.told;
    expect(await told()).toBe("pending");
    const held = world.shopify.state.storeOrders.get(placed.id);
    if (held?.cancelDue) held.cancelDue.at = new Date().toISOString();
    await world.jobs.runEarly();
    await settle(world);
    expect(await told()).toBe("closed");
    const asked = world.shopify.changesOf(placed.id).filter(({ mutation }) => mutation === "orderCancel");
    expect(asked).toHaveLength(1);
  });

  test("is closed too when nobody ever asked for a number", async () => {
    await open("cancel_and_restock");
    const placed = await order(world);
    const payment = await paymentOfOrder(world, placed);
    await world.jobs.runEarly();
    expect(world.shopify.storeOrder(placed.id).cancelledAt).toBeNull();
    advanceTo(world, closesUnusedAt(payment.createdAt), 1000);
    await world.jobs.runEarly();
    await settle(world);
    expect(world.shopify.storeOrder(placed.id)).toMatchObject({
      isRestocked: true,
      financialStatus: "VOIDED",
    });
  });
});

describe("money that comes after the order was canceled", () => {
  test.each([
    { policy: "fulfil", shelf: 5, task: "fulfil_by_hand", ended: null },
    { policy: "fulfil", shelf: 0, task: "decide_late_money", ended: null },
    { policy: "hold", shelf: 5, task: "decide_late_money", ended: null },
    { policy: "refund", shelf: 5, task: "decide_late_money", ended: "refund" },
  ] as const)(
    "is treated by the policy $policy with $shelf on the shelf, and the order is not touched",
    async ({ policy, shelf, task, ended }) => {
      await open("cancel_and_restock");
      await chooseSettings(world, bogota, { lateMoneyPolicy: policy });
      const placed = await order(world);
      const token = await letClose(placed);
      world.shopify.setStock(shelfOf(placed), shelf);
      const before = world.shopify.changesOf(placed.id).length;
      await payLate(world, token);
      await settle(world);
      expect(await exceptionsOf(world, token)).toMatchObject([{ suggested_action: task, resolution: ended }]);
      expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("VOIDED");
      expect(world.shopify.changesOf(placed.id).length).toBe(before);
    },
  );
});

test("late money for an order that still stands pays it: its goods are held for it", async () => {
  await open("cancel_and_restock");
  const placed = await order(world);
  const token = await askNumber(world, placed);
  await letExpire(world, token);
  await settle(world);
  world.shopify.setStock(shelfOf(placed), 0);
  await payLate(world, token);
  await settle(world);
  expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
});
