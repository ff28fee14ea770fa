import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { refundOrder } from "../../../app/flows/refund-order.ts";
import { newId } from "../../../app/lib/id.ts";
import type { Payment } from "../../../app/ports/records.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { takeCash, useGateway } from "../../support/other-gateways.ts";
import { issue, payAtCounter, paymentOf } from "../../support/shopper.ts";
import { askNumber, hearCash, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(async () => {
  world.shopify.setFault(null);
  await checkInvariants(world);
});

async function paidOrder(): Promise<StoreOrder> {
  const placed = await order(world);
  await payAtCounter(world, await askNumber(world, placed));
  await settle(world);
  return placed;
}

const giveBack = ({ id, shop }: Payment, pesos: number | null) =>
  refundOrder(
    { ...world.container, newId },
    {
      shopId: shop.id,
      paymentId: id,
      amount: pesos === null ? null : money(BigInt(pesos) * 100n, "COP"),
      actor: "merchant",
    },
    world.clock.now(),
  );
const refundsOf = ({ id }: StoreOrder) =>
  world.shopify.changesOf(id).filter(({ mutation }) => mutation === "refundCreate").length;

describe("a merchant's refund of an order", () => {
  test("goes back through the gateway and into the order's books, in parts and then whole", async () => {
    const placed = await paidOrder();
    const payment = await paymentOfOrder(world, placed);
    expect(await giveBack(payment, 8_900)).toEqual({ ok: true, value: "asked" });
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PARTIALLY_REFUNDED");
    expect(await giveBack(payment, null)).toEqual({ ok: true, value: "asked" });
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("REFUNDED");
    expect(await paymentOfOrder(world, placed)).toMatchObject({ state: "refunded" });
    expect(refundsOf(placed)).toBe(2);
  });

  test("is in the books once, though the answer is lost and a day passes", async () => {
    const placed = await paidOrder();
    world.shopify.setFault("lost_answer", 1, "refundCreate");
    await giveBack(await paymentOfOrder(world, placed), null);
    await settle(world);
    // Shopify forgets the key after a day; the note stays.
    const held = world.shopify.state.storeOrders.get(placed.id);
    for (const refund of held?.refunds ?? []) refund.key = "forgotten";
    await world.jobs.runEarly();
    await settle(world);
    expect(refundsOf(placed)).toBe(1);
  });

  test("that is back before the shop heard of the payment is in the books once the shop knows of it", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.setFault("server_error");
    await payAtCounter(world, token);
    await settle(world);
    const payment = await paymentOfOrder(world, placed);
    expect(await giveBack(payment, null)).toEqual({ ok: true, value: "asked" });
    await settle(world);
    expect(await paymentOfOrder(world, placed)).toMatchObject({ state: "refunded" });
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PENDING");
    world.shopify.setFault(null);
    await world.jobs.runEarly();
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("REFUNDED");
    expect(refundsOf(placed)).toBe(1);
  });

  test("of more than is left is refused, and nothing is set out", async () => {
    const payment = await paymentOfOrder(world, await paidOrder());
    expect(await giveBack(payment, 38_901)).toEqual({ ok: false, error: "more_than_left" });
    expect(await giveBack(payment, 0)).toEqual({ ok: false, error: "more_than_left" });
  });

  test("of an order that nobody paid is refused", async () => {
    const payment = await paymentOfOrder(world, await order(world));
    expect(await giveBack(payment, null)).toEqual({ ok: false, error: "not_paid" });
  });

  test("through the checkout's door is made in the shop, and refused here", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    await payAtCounter(world, token);
    await world.jobs.run();
    expect(await giveBack(await paymentOf(world, token), null)).toEqual({
      ok: false,
      error: "refund_in_shop",
    });
  });

  test("that the gateway cannot make is a person's to do, and the books hear nothing yet", async () => {
    await openStore(world, lima);
    await useGateway(world, "pagoefectivo");
    const placed = await order(world, { shop: lima });
    const payment = await paymentOfOrder(world, placed);
    await takeCash(world, payment.token);
    await hearCash(world, placed);
    const given = await giveBack(payment, null);
    expect(given).toEqual({ ok: true, value: "by_hand" });
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
  });
});
