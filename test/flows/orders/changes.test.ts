import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { alertsOf, askVoucher, count, payAtCounter, voucherOf } from "../../support/shopper.ts";
import { askNumber, openStore, order, paymentOfOrder, settle, standingOf } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

/** What the gateway says of the number that a link had. */
const atGateway = async (token: string) => {
  const { gatewayPaymentId } = await voucherOf(world, token);
  return world.mercadoPago.payments().find(({ id }) => String(id) === gatewayPaymentId)?.status;
};
const numbersOf = (token: string) =>
  count(world, `voucher join payment on payment.id = voucher.payment_id where payment.token = '${token}'`);
const marksOf = (orderId: string) =>
  world.shopify.changesOf(orderId).filter(({ mutation }) => mutation === "orderMarkAsPaid").length;

describe("an order that changes while its cash is awaited", () => {
  test("is asked for its new amount, and the number of the old one is void", async () => {
    const placed = await order(world);
    const oldToken = await askNumber(world, placed);
    world.shopify.editOrder(placed.id, 2);
    await settle(world);
    expect(await atGateway(oldToken)).toBe("cancelled");
    const next = await paymentOfOrder(world, placed);
    expect(next).toMatchObject({ amount: { minor: 7_780_000n }, sessionId: `${placed.id}-2` });
    await askVoucher(world, oldToken, "efecty");
    expect(await numbersOf(oldToken)).toBe(1);
    const token = await askNumber(world, placed);
    expect(token).toBe(next.token);
    await payAtCounter(world, token);
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
    expect(marksOf(placed.id)).toBe(1);
  });

  test("to an amount with centavos is not taken, and its merchant hears of it until it is payable again", async () => {
    const [, , awkward] = [...world.shopify.state.variants.values()].filter(({ shop }) => shop === bogota);
    const placed = await order(world, { lines: [{ variantId: awkward?.id ?? "", quantity: 1 }] });
    expect(await standingOf(world, placed)).toBeNull();
    expect(await alertsOf(world)).toContain("order_not_taken");
    world.shopify.editOrder(placed.id, 2);
    await settle(world);
    expect(await standingOf(world, placed)).toMatchObject({ amount: { minor: 2_469_100n } });
    expect(await alertsOf(world)).not.toContain("order_not_taken");
  });

  test("and is canceled by its merchant has its number voided at once, and gets no other", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.cancelOrder(placed.id);
    await settle(world);
    expect(await atGateway(token)).toBe("cancelled");
    expect(await standingOf(world, placed)).toMatchObject({ isWithdrawn: true });
    await world.pages.requestNewNumber(token);
    expect(await numbersOf(token)).toBe(1);
    expect(world.shopify.storeOrder(placed.id).tags).toEqual([]);
  });

  test("and is canceled before anybody asked for a number shows a link that has ended", async () => {
    const placed = await order(world);
    const { token } = await paymentOfOrder(world, placed);
    world.shopify.cancelOrder(placed.id);
    await settle(world);
    const page = await world.pages.showPayment(token);
    expect(page).toMatchObject({ value: { stage: { kind: "problem", problem: "link_expired" } } });
  });

  test("and is paid by other means has its number voided, and is not marked by us", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.payOrder(placed.id, "Transferencia");
    await settle(world);
    expect(await atGateway(token)).toBe("cancelled");
    expect(world.shopify.storeOrder(placed.id).tags).toEqual([]);
    expect(marksOf(placed.id)).toBe(0);
  });

  test("after its cash arrived is not marked as paid with another amount: a person decides", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.storeWebhooks.hold();
    world.shopify.editOrder(placed.id, 2);
    await payAtCounter(world, token);
    await world.jobs.run();
    await world.shopify.storeWebhooks.release("as_sent");
    await settle(world);
    expect(marksOf(placed.id)).toBe(0);
    const { rows } = await world.pool.query(
      "select kind from exception where kind = 'order_changed' and resolved_at is null",
    );
    expect(rows).toHaveLength(1);
  });
});

describe("an order that is partly paid", () => {
  test("is asked for what is left, in the buyer's own money", async () => {
    const placed = await order(world, { paid: { amount: "8900.00", gateway: "gift_card" } });
    expect(await paymentOfOrder(world, placed)).toMatchObject({
      amount: { minor: 3_000_000n, currency: "COP" },
    });
    const token = await askNumber(world, placed);
    await payAtCounter(world, token);
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
  });

  test("that grows after it was paid is asked for the rest besides", async () => {
    const placed = await order(world);
    await payAtCounter(world, await askNumber(world, placed));
    await settle(world);
    world.shopify.editOrder(placed.id, 3);
    await settle(world);
    const rest = await paymentOfOrder(world, placed);
    expect(rest).toMatchObject({ amount: { minor: 7_780_000n }, state: "started" });
    await askVoucher(world, rest.token, "efecty");
    await settle(world);
    await payAtCounter(world, rest.token);
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
    expect(marksOf(placed.id)).toBe(2);
  });
});

describe("marking an order as paid", () => {
  test("is done once when the answer is lost", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.setFault("lost_answer", 1, "orderMarkAsPaid");
    await payAtCounter(world, token);
    await settle(world);
    await world.jobs.runEarly();
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
    expect(marksOf(placed.id)).toBe(1);
    const payment = await paymentOfOrder(world, placed);
    const sync = await world.container.shopSync.read(payment.shop.id, payment.id);
    expect(sync?.told).toBe("paid");
  });

  test("of one that somebody else marked before our cash came leaves the cash to a person", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    world.shopify.storeWebhooks.hold();
    world.shopify.payOrder(placed.id, "Transferencia");
    await payAtCounter(world, token);
    await world.jobs.run();
    await world.shopify.storeWebhooks.release("as_sent");
    await settle(world);
    expect(marksOf(placed.id)).toBe(0);
    expect(await alertsOf(world)).toContain("paid_after_close");
  });
});
