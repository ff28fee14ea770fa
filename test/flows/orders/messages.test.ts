import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { advanceTo } from "../../support/late-money.ts";
import { atNoon, dueAtOf, mailsOf, messagesOf, subjectsOf } from "../../support/mails.ts";
import { payAtCounter } from "../../support/shopper.ts";
import { askNumber, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterEach(async () => {
  await checkInvariants(world);
  await world.close();
});

const buyerOf = (email: string) => ({
  email,
  firstName: "Ana",
  lastName: "Restrepo",
  phone: "+573001234567",
});

describe("the buyer of an order", () => {
  test("who left without a number is sent the link, to the order's address in its language, and reminded of it", async () => {
    const placed = await order(world, { locale: "zh-CN", buyer: buyerOf("li@example.com") });
    const { id, token } = await paymentOfOrder(world, placed);
    expect(mailsOf(world, token)).toEqual([]);
    advanceTo(world, await dueAtOf(world, id, "link"), 1000);
    await world.jobs.runEarly();
    const [link] = mailsOf(world, token);
    expect(link).toMatchObject({ to: "li@example.com" });
    expect(link?.subject).toMatch(/^获取付款号码/);
    expect(link?.text).toContain(`/pay/${token}`);
    advanceTo(world, await dueAtOf(world, id, "link:reminder"), 1000);
    await world.jobs.runEarly();
    expect(subjectsOf(world, token).at(-1)).toMatch(/^订单待付款/);
    expect(mailsOf(world, token)).toHaveLength(2);
  });

  test("who asked for the number at once is sent the number and no link, then that it was paid", async () => {
    const placed = await order(world, { buyer: buyerOf("ana@example.com") });
    const token = await askNumber(world, placed);
    await payAtCounter(world, token);
    await settle(world);
    await atNoon(world);
    expect(subjectsOf(world, token)).toEqual([
      expect.stringMatching(/^Paga .*Efecty antes del/),
      expect.stringMatching(/^Recibimos tu pago/),
    ]);
    expect(mailsOf(world, token).map(({ to }) => to)).toEqual(Array(2).fill("ana@example.com"));
    const { id } = await paymentOfOrder(world, placed);
    expect(await messagesOf(world, id)).toContain("link skipped not_true_any_more");
  });

  test("whose order is changed is told not to pay the old number, and gets a link for the new amount", async () => {
    const placed = await order(world, { buyer: buyerOf("ana@example.com") });
    const oldToken = await askNumber(world, placed);
    world.shopify.editOrder(placed.id, 2);
    await settle(world);
    await atNoon(world);
    expect(subjectsOf(world, oldToken).at(-1)).toMatch(/^Ya no pagues .*: tu pedido cambió$/);
    const { token } = await paymentOfOrder(world, placed);
    expect(token).not.toBe(oldToken);
    expect(subjectsOf(world, token)).toEqual([expect.stringMatching(/^Obtén tu número/)]);
    await atNoon(world);
    expect(subjectsOf(world, oldToken).filter((subject) => subject.startsWith("Ya no pagues"))).toHaveLength(
      1,
    );
  });

  test("whose order is canceled before anybody asked for a number hears nothing from us", async () => {
    const placed = await order(world, { buyer: buyerOf("ana@example.com") });
    const { token } = await paymentOfOrder(world, placed);
    world.shopify.cancelOrder(placed.id);
    await settle(world);
    await atNoon(world);
    expect(mailsOf(world, token)).toEqual([]);
  });
});
