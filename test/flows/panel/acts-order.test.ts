import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { actOnce, expectRefused, traceOf } from "../../support/one-act.ts";
import { takeCash, useGateway } from "../../support/other-gateways.ts";
import { exceptionsOf, payFor, refundsOf } from "../../support/refunds.ts";
import { payAtCounter, paymentOf } from "../../support/shopper.ts";
import { askNumber, hearCash, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterEach(async () => {
  await settle(world);
  await checkInvariants(world);
  await world.close();
});

const staff = "staff 902541635";

/** An order with the manual method, paid in cash. */
async function paidOrder(): Promise<{ readonly placed: StoreOrder; readonly token: string }> {
  const placed = await order(world);
  const token = await askNumber(world, placed);
  await payAtCounter(world, token);
  await settle(world);
  return { placed, token };
}

describe("refund_order", () => {
  test("is offered for the paid order, gives a part and then the rest back, and the order's books hear of each", async () => {
    const placed = await order(world);
    const { token } = await paymentOfOrder(world, placed);
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).not.toContain("refund_order");
    await expectRefused(world, () => hand.act("refund_order"), "not_paid");
    await askNumber(world, placed);
    await payAtCounter(world, token);
    await settle(world);
    expect((await hand.view()).acts).toContain("refund_order");
    const send = (amount: string) => () => hand.act("refund_order", { amount });
    await expectRefused(world, send("all"), "amount_unreadable");
    await expectRefused(world, send("38901"), "more_than_left");

    const part = await actOnce(world, hand, "refund_order", { amount: "8.900" });
    expect(part).toMatchObject({ isDone: true, say: "refund_asked" });
    await settle(world);
    expect(await refundsOf(world, token)).toMatchObject([{ state: "done", amount_minor: "890000" }]);
    expect(await hand.view()).toMatchObject({
      state: "partially_refunded",
      sums: { left: { minor: 3_000_000n } },
    });
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PARTIALLY_REFUNDED");

    expect(await actOnce(world, hand, "refund_order")).toMatchObject({ say: "refund_asked" });
    await settle(world);
    const view = await hand.view();
    expect(view).toMatchObject({ state: "refunded", sums: { left: { minor: 0n } } });
    expect(view.acts).not.toContain("refund_order");
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("REFUNDED");
    const trace = { actor: staff, reason: "merchant" };
    expect(await traceOf(world, hand.id, "refund")).toEqual([trace, trace]);
  });

  test("is not offered for a payment of the checkout: its shop asks for refunds itself", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).not.toContain("refund_order");
    await expectRefused(world, () => hand.act("refund_order"), "refund_in_shop");
  });

  test("becomes a person's task where the gateway gives nothing back", async () => {
    await openStore(world, lima);
    await useGateway(world, "pagoefectivo");
    const placed = await order(world, { shop: lima });
    const { token } = await paymentOfOrder(world, placed);
    await takeCash(world, token);
    await hearCash(world, placed);
    const hand = await handOn(world, token);
    expect(await actOnce(world, hand, "refund_order")).toMatchObject({ isDone: true, say: "refund_by_hand" });
    expect(await exceptionsOf(world, token)).toEqual(["refund_by_hand"]);
    expect(await refundsOf(world, token)).toEqual([]);
    expect((await hand.view()).acts).toContain("desk_open");
  });
});

describe("send_refund", () => {
  /** The merchant wrote a refund into the order's books. Answers the matter it opened. */
  async function refundInBooks(placed: StoreOrder, token: string, amount?: string): Promise<string> {
    world.shopify.refundInShop(placed.id, amount);
    await settle(world);
    const matters = (await (await handOn(world, token)).view()).exceptions;
    return matters.find(({ kind }) => kind === "refunded_in_shop")?.id ?? "";
  }

  test("sends the money of a refund that stood in the shop's books only, once, and leaves the books alone", async () => {
    const { placed, token } = await paidOrder();
    const hand = await handOn(world, token);
    const thing = await refundInBooks(placed, token, "8900.00");
    expect(await hand.view()).toMatchObject({ state: "paid", exceptions: [{ kind: "refunded_in_shop" }] });
    const answer = await actOnce(world, hand, "send_refund", { thing });
    expect(answer).toMatchObject({ isDone: true, say: "refund_asked" });
    const asked = { state: "asked", reason: "shop_books", amount_minor: "890000" };
    expect(await refundsOf(world, token)).toMatchObject([asked]);
    expect((await hand.view()).exceptions).toEqual([]);
    await expectRefused(world, () => hand.act("send_refund", { thing }), "unknown_exception");
    await settle(world);
    expect(await hand.view()).toMatchObject({ state: "partially_refunded" });
    expect(world.shopify.storeOrder(placed.id).refunds).toHaveLength(1);
    expect(await traceOf(world, hand.id, "refund")).toEqual([{ actor: staff, reason: "shop_books" }]);
  });

  test("sends nothing when that money went back already, and the matter stays open", async () => {
    const { placed, token } = await paidOrder();
    const hand = await handOn(world, token);
    const thing = await refundInBooks(placed, token);
    await hand.act("desk_open", { amount: "38900" });
    const other = (await hand.view()).desk[0]?.id ?? "";
    await hand.act("desk_finish", { thing: other, reference: "TRX 1", note: "sent from our bank" });
    await settle(world);
    await expectRefused(world, () => hand.act("send_refund", { thing }), "more_than_left");
    expect(await exceptionsOf(world, token)).toEqual(["refunded_in_shop"]);
    expect((await paymentOf(world, token)).state).toBe("refunded");
  });

  test("is about nothing but such a refund: another matter is refused", async () => {
    const { token } = await paidOrder();
    const hand = await handOn(world, token);
    await hand.act("desk_open", { amount: "38900" });
    const { exceptions, desk } = await hand.view();
    expect(exceptions).toMatchObject([{ kind: "refund_by_hand" }]);
    const thing = exceptions[0]?.id ?? "";
    await expectRefused(world, () => hand.act("send_refund", { thing }), "unknown_exception");
    await hand.act("desk_cancel", { thing: desk[0]?.id ?? "", reason: "a mistake" });
  });
});
