import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { resolveException } from "../../../app/flows/resolve-exception.ts";
import { sendShopRefund } from "../../../app/flows/send-shop-refund.ts";
import { newId } from "../../../app/lib/id.ts";
import type { OpenException } from "../../../app/ports/exceptions.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
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

async function paidOrder(): Promise<StoreOrder> {
  const placed = await order(world);
  await payAtCounter(world, await askNumber(world, placed));
  await settle(world);
  return placed;
}

async function refundsToSend(placed: StoreOrder): Promise<readonly OpenException[]> {
  const { id, shop } = await paymentOfOrder(world, placed);
  const open = await world.container.exceptions.listOpen(shop.id, 100);
  return open.filter(({ paymentId, kind }) => paymentId === id && kind === "refunded_in_shop");
}

function send({ shopId, id: exceptionId }: OpenException) {
  const click = { shopId, exceptionId, actor: "merchant" };
  return sendShopRefund({ ...world.container, newId }, click, world.clock.now());
}

async function onlyRefundOf(placed: StoreOrder): Promise<OpenException> {
  const [first, ...more] = await refundsToSend(placed);
  if (!first || more.length > 0) throw new Error("not one refund to send");
  return first;
}

const booksOf = ({ id }: StoreOrder) => world.shopify.storeOrder(id).refunds.length;

describe("a refund that a merchant made in the shop's admin", () => {
  test("moves no money, and is put in front of a person once however often the order is looked at", async () => {
    const placed = await paidOrder();
    world.shopify.refundInShop(placed.id, "8900.00");
    await settle(world);
    expect((await onlyRefundOf(placed)).detail).toMatchObject({ amount: "8900.00", currency: "COP" });
    world.shopify.editOrder(placed.id, 1);
    await settle(world);
    expect(await refundsToSend(placed)).toHaveLength(1);
    expect(await paymentOfOrder(world, placed)).toMatchObject({ state: "paid" });
  });

  test("is sent through the gateway by a click, once, and the order's books are left as they are", async () => {
    const placed = await paidOrder();
    world.shopify.refundInShop(placed.id);
    await settle(world);
    const refund = await onlyRefundOf(placed);
    const clicks = await Promise.all([send(refund), send(refund), send(refund)]);
    expect(clicks.filter(({ ok }) => ok)).toEqual([{ ok: true, value: "asked" }]);
    await settle(world);
    expect(await paymentOfOrder(world, placed)).toMatchObject({ state: "refunded" });
    expect(booksOf(placed)).toBe(1);
    expect(await refundsToSend(placed)).toEqual([]);
  });

  test("and was given over the counter is ended with a word, and does not come back", async () => {
    const placed = await paidOrder();
    world.shopify.refundInShop(placed.id);
    await settle(world);
    const { shopId, id: exceptionId } = await onlyRefundOf(placed);
    const by = { actor: "merchant", reason: "in cash, in the shop" };
    const ended = await resolveException(world.container, { shopId, exceptionId, word: "fulfilled" }, by);
    expect(ended.ok).toBe(true);
    world.shopify.editOrder(placed.id, 1);
    await settle(world);
    expect(await refundsToSend(placed)).toEqual([]);
    expect(await paymentOfOrder(world, placed)).toMatchObject({ state: "paid" });
  });
});
