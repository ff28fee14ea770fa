import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { catchUpOrders } from "../../../app/flows/catch-up-orders.ts";
import { repairSubscriptions } from "../../../app/flows/repair-subscriptions.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { count } from "../../support/shopper.ts";
import { postStoreWebhook } from "../../support/store-webhook.ts";
import { cashMethod, openStore, order, settle, standingOf, storeShopOf } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(async () => {
  world.shopify.storeWebhooks.setCopies(1);
  world.shopify.storeWebhooks.setLost(false);
  world.shopify.setFault(null);
  await checkInvariants(world);
});

/** How many payments an order has had. */
const paymentsOf = async (orderId: string): Promise<number> =>
  count(world, `payment where session_gid = 'gid://shopify/Order/${orderId}'`);

describe("news of an order", () => {
  test("that comes five times is one payment, and only the first is written down", async () => {
    world.shopify.storeWebhooks.setCopies(5);
    const events = await count(world, "shop_event");
    const placed = await order(world);
    expect(await paymentsOf(placed.id)).toBe(1);
    expect(await count(world, `shop_event where topic = 'orders/create'`)).toBeGreaterThan(0);
    const told = await count(world, `shop_event where order_id = '${placed.id}' and topic = 'orders/create'`);
    expect(told).toBe(1);
    expect(await count(world, "shop_event")).toBeGreaterThan(events);
  });

  test("that comes in the wrong order leads to what the order is now", async () => {
    world.shopify.storeWebhooks.hold();
    const placed = world.shopify.placeOrder({ shop: bogota, methodName: cashMethod });
    world.shopify.editOrder(placed.id, 3);
    world.shopify.cancelOrder(placed.id);
    await world.shopify.storeWebhooks.release("reversed");
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(0);
  });

  test("of an edit that overtakes the order itself makes one payment of the edited amount", async () => {
    world.shopify.storeWebhooks.hold();
    const placed = world.shopify.placeOrder({ shop: bogota, methodName: cashMethod });
    world.shopify.editOrder(placed.id, 2);
    await world.shopify.storeWebhooks.release("reversed");
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(1);
    expect(await standingOf(world, placed)).toMatchObject({ amount: { minor: 7_780_000n } });
  });

  test("while the shop's API is down is looked at again until it answers, with one payment", async () => {
    world.shopify.setFault("server_error");
    const placed = await order(world);
    expect(await standingOf(world, placed)).toBeNull();
    world.shopify.setFault(null);
    await world.jobs.runEarly();
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(1);
  });

  test("that says THROTTLED is looked at again", async () => {
    world.shopify.setFault("throttled", 1);
    const placed = await order(world);
    await world.jobs.runEarly();
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(1);
  });
});

describe("an older view of an order", () => {
  test("told by late news costs the shop no call", async () => {
    const placed = await order(world);
    const payload = {
      id: Number(placed.id),
      admin_graphql_api_id: placed.gid,
      updated_at: new Date(Date.parse(placed.createdAt) - 60_000).toISOString(),
      payment_gateway_names: [cashMethod],
    };
    // A call that would be throttled shows that none was made.
    world.shopify.setFault("server_error", 1);
    expect(await postStoreWebhook(world, { shop: bogota, topic: "orders/updated", payload })).toBe(200);
    await settle(world);
    expect(world.shopify.state.fault).not.toBeNull();
  });

  test("given by a reader of the shop's that lags behind changes nothing, and is asked for again", async () => {
    const placed = await order(world);
    await world.pool.query(
      "update shop_order set seen_updated_at = seen_updated_at + interval '1 hour' where order_id = $1",
      [placed.id],
    );
    world.shopify.editOrder(placed.id, 2);
    const news = {
      shop: bogota,
      topic: "orders/edited",
      payload: { order_edit: { order_id: Number(placed.id) } },
    };
    await postStoreWebhook(world, news);
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(1);
    await world.pool.query(
      "update shop_order set seen_updated_at = seen_updated_at - interval '1 hour' where order_id = $1",
      [placed.id],
    );
    await world.jobs.runEarly();
    await settle(world);
    expect(await standingOf(world, placed)).toMatchObject({ amount: { minor: 7_780_000n } });
  });
});

describe("what never reached us", () => {
  test("is found by the catch-up, once, and not looked for again for ever", async () => {
    world.shopify.storeWebhooks.setLost(true);
    const placed = await order(world);
    expect(await standingOf(world, placed)).toBeNull();
    await catchUpOrders(world.container, world.clock.now());
    await settle(world);
    expect(await standingOf(world, placed)).toMatchObject({ state: "started" });
    await catchUpOrders(world.container, world.clock.now());
    await settle(world);
    expect(await paymentsOf(placed.id)).toBe(1);
  });

  test("and a cancellation that was lost withdraws its payment", async () => {
    const placed = await order(world);
    world.shopify.storeWebhooks.setLost(true);
    world.shopify.cancelOrder(placed.id);
    await catchUpOrders(world.container, world.clock.now());
    await settle(world);
    expect(await standingOf(world, placed)).toMatchObject({ isWithdrawn: true });
  });
});

describe("subscriptions", () => {
  const topics = () =>
    [...world.shopify.state.subscriptions.values()]
      .filter(({ shop }) => shop === bogota)
      .map(({ topic }) => topic);

  test("that Shopify removed are made again at night, each once", async () => {
    const before = topics().sort();
    expect(before).toEqual([
      "ORDERS_CANCELLED",
      "ORDERS_CREATE",
      "ORDERS_EDITED",
      "ORDERS_PAID",
      "ORDERS_UPDATED",
    ]);
    world.shopify.dropSubscriptions(bogota);
    await repairSubscriptions(world.container);
    await repairSubscriptions(world.container);
    expect(topics().sort()).toEqual(before);
  });

  test("that ring elsewhere or tell too much are mended", async () => {
    for (const held of world.shopify.state.subscriptions.values()) {
      if (held.topic === "ORDERS_CREATE")
        Object.assign(held, { uri: "https://old.example.com/hooks", includeFields: [] });
    }
    await repairSubscriptions(world.container);
    const create = [...world.shopify.state.subscriptions.values()].find(
      ({ topic }) => topic === "ORDERS_CREATE",
    );
    expect(create?.uri).toBe(`${world.container.env.PUBLIC_URL}/webhooks/shopify/store`);
    expect(create?.includeFields).toEqual([
      "id",
      "admin_graphql_api_id",
      "updated_at",
      "payment_gateway_names",
    ]);
  });

  test("that cannot be mended raise an alert, which ends with the next repair", async () => {
    const shop = await storeShopOf(world, bogota);
    const open = () =>
      count(
        world,
        `alert where kind = 'subscriptions_lost' and shop_id = '${shop.id}' and resolved_at is null`,
      );
    world.shopify.setFault("server_error", 1);
    await repairSubscriptions(world.container);
    expect(await open()).toBe(1);
    await repairSubscriptions(world.container);
    expect(await open()).toBe(0);
  });
});
