import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Container } from "../../app/container.server.ts";
import { refundOrder } from "../../app/flows/refund-order.ts";
import { newId } from "../../app/lib/id.ts";
import { openStores } from "../../scripts/demo/open-stores.ts";
import { shops } from "../../sandbox/shopify/shops.ts";
import type { StoreOrder } from "../../sandbox/shopify/store/records.ts";
import { checkInvariants } from "../support/invariants.ts";
import { openMerchant } from "../support/open-merchant.ts";
import { lima, startWorld, type World } from "../support/processes.ts";
import { waitUntil } from "../support/wait-until.ts";
import { orderCrashes, type OrderCrash } from "./order-crashes.ts";
import { passLeases } from "./pass-time.ts";
import { askVoucher, isQuiet, payAtCounter } from "./payment-life.ts";

let world: World;
let merchant: Container;
beforeAll(async () => {
  world = await startWorld();
  await openStores(world.shopify, world.env);
  merchant = await openMerchant(world.env);
});
afterAll(async () => {
  await merchant.close();
  await world.close();
});
afterEach(() => checkInvariants(world));

describe.each(orderCrashes)("the $role process dies at $point, with the $during under way", (crash) => {
  test("after a restart the order is marked as paid once and refunded once, with one number", async () => {
    const before = world.mercadoPago.payments().length;
    const placed = await live(crash);
    const changes = world.shopify.changesOf(placed.id).map(({ mutation }) => mutation);
    expect(changes.filter((mutation) => mutation === "orderMarkAsPaid")).toHaveLength(1);
    expect(changes.filter((mutation) => mutation === "refundCreate")).toHaveLength(1);
    const issued = world.mercadoPago.payments().slice(before);
    expect(issued.map(({ status, refunds }) => ({ status, refunds: refunds.length }))).toEqual([
      { status: "refunded", refunds: 1 },
    ]);
    expect(world.shopify.storeOrder(placed.id).tags).toEqual([]);
    // Workflows heard of it all the same, each time by one name of the event.
    const runs = world.shopify
      .flowRuns(lima)
      .filter(({ payload }) => payload["order_id"] === Number(placed.id));
    for (const handle of ["voucher-issued", "voucher-paid"]) {
      const events = runs.filter((run) => run.handle === handle).map(({ payload }) => payload["event"]);
      expect(new Set(events).size, handle).toBe(1);
    }
  });
});

/** An order from checkout to refund, with the crash where the table says and the way back that follows it. */
async function live({ point, role, during }: OrderCrash): Promise<StoreOrder> {
  const arm = async (step: OrderCrash["during"]): Promise<() => Promise<void>> => {
    if (step !== during) return () => Promise.resolve();
    await isQuiet(world);
    await world[role].kill();
    await world[role].start({ crashAt: `${point}:1` });
    return async () => {
      expect(await world[role].died()).toBe("SIGKILL");
      await passLeases(world);
      await world[role].start();
    };
  };
  const comeBack = { order: await arm("order") };
  const methodName = shops.find(({ domain }) => domain === lima)?.manualMethod ?? "";
  const placed = world.shopify.placeOrder({ shop: lima, methodName });
  await comeBack.order();
  const token = await linkOf(placed);

  const afterVoucher = await arm("voucher");
  await Promise.all([askVoucher(world, token), afterVoucher()]);
  await waitUntil("the order waits for cash", () =>
    world.shopify.storeOrder(placed.id).tags.includes("cash-awaited"),
  );

  const afterPayment = await arm("payment");
  await payAtCounter(world, token);
  await afterPayment();
  await hasStatus(placed, "PAID");

  const afterRefund = await arm("refund");
  await giveBack(token);
  await afterRefund();
  await hasStatus(placed, "REFUNDED");
  await isQuiet(world);
  return placed;
}

function linkOf(placed: StoreOrder): Promise<string> {
  return waitUntil("the order has its link to pay at", () => {
    const link = world.shopify.storeOrder(placed.id).metafields.find(({ key }) => key === "pay_url");
    return /\/pay\/([\w-]{22})$/.exec(link?.value ?? "")?.[1];
  });
}

function hasStatus({ id }: StoreOrder, status: string): Promise<unknown> {
  return waitUntil(`the order is ${status}`, () => world.shopify.storeOrder(id).financialStatus === status);
}

async function giveBack(token: string): Promise<void> {
  const payment = await merchant.payments.findByToken(token);
  if (!payment) throw new Error("no payment");
  const click = { shopId: payment.shop.id, paymentId: payment.id, amount: null, actor: "merchant" };
  const started = await refundOrder({ ...merchant, newId }, click, merchant.clock.now());
  expect(started).toEqual({ ok: true, value: "asked" });
}
