import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { actOnce, expectRefused, traceOf } from "../../support/one-act.ts";
import { payFor, refundsOf } from "../../support/refunds.ts";
import {
  alertsOf,
  askVoucher,
  checkOut,
  count,
  issue,
  payAtCounter,
  voucherOf,
} from "../../support/shopper.ts";
import { openStore, order, askNumber, settle, paymentOfOrder } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  world.mercadoPago.faults.clear();
  world.shopify.setFault(null);
  await world.jobs.run();
  await checkInvariants(world);
  await world.close();
});

const staff = "staff 902541635";
const trace = { actor: staff, reason: null };

/** Until whatever is tried over and over has given up. */
async function wearOut(): Promise<void> {
  for (let round = 0; round < 25; round += 1) await world.jobs.runEarly();
}

describe("retry", () => {
  test("is there for a shop that could not be told, and has it told", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    expect((await hand.view()).dead).toEqual([]);
    await expectRefused(world, () => hand.act("retry", { thing: hand.id }), "not_dead");
    await payAtCounter(world, token);
    world.shopify.setFault("server_error");
    await world.jobs.run();
    await wearOut();
    const [work] = (await hand.view()).dead;
    expect(work).toMatchObject({ kind: "shop_sync" });
    world.shopify.setFault(null);
    const thing = work?.id ?? "";
    expect(await actOnce(world, hand, "retry", { thing })).toMatchObject({ isDone: true, say: "retried" });
    expect((await hand.view()).dead).toEqual([]);
    await expectRefused(world, () => hand.act("retry", { thing }), "not_dead");
    await world.jobs.run();
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    expect(await alertsOf(world)).toEqual([]);
    expect(await traceOf(world, hand.id, "retry")).toEqual([trace]);
  });

  test("of a number that the gateway certainly did not make asks for the next one", async () => {
    const { token } = await checkOut(world, { shop: bogota });
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "rate_limited", method: "POST", retryAfterSeconds: 1 });
    await askVoucher(world, token, "efecty");
    await wearOut();
    world.mercadoPago.faults.clear();
    const [work] = (await hand.view()).dead;
    expect(work).toMatchObject({ kind: "voucher" });
    expect(await actOnce(world, hand, "retry", { thing: work?.id ?? "" })).toMatchObject({ say: "retried" });
    await world.jobs.run();
    expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
    expect((await hand.view()).numbers.map(({ status }) => status)).toEqual(["refused", "issued"]);
    expect(await alertsOf(world)).toEqual([]);
  });

  test("of a call that went unheard needs a person's word, also when later calls were heard", async () => {
    const { token } = await checkOut(world, { shop: bogota });
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "reset_before", method: "POST", times: 1 });
    await askVoucher(world, token, "efecty");
    await world.jobs.run();
    world.mercadoPago.faults.add({ kind: "rate_limited", retryAfterSeconds: 1 });
    await wearOut();
    world.mercadoPago.faults.clear();
    const thing = (await hand.view()).dead[0]?.id ?? "";
    await expectRefused(world, () => hand.act("retry", { thing }), "may_exist_at_gateway");
    const answer = await actOnce(world, hand, "retry", { thing, insists: "yes" });
    expect(answer).toMatchObject({ isDone: true, say: "retried" });
    await world.jobs.run();
    expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
    expect(await traceOf(world, hand.id, "retry")).toEqual([trace]);
  });
});

describe("check_refund", () => {
  /** A refund that the gateway did not take yet. */
  async function refundUnderWay() {
    await openStore(world, bogota);
    const placed = await order(world);
    await payAtCounter(world, await askNumber(world, placed));
    await settle(world);
    const { token } = await paymentOfOrder(world, placed);
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "error_500", method: "POST", path: /\/refunds$/ });
    expect(await hand.act("refund_order")).toMatchObject({ say: "refund_asked" });
    await settle(world);
    return { token, hand };
  }

  test("is there while a refund is on its way, has the gateway asked now, and sends no money twice", async () => {
    const { token, hand } = await refundUnderWay();
    const [refund] = (await hand.view()).refunds;
    expect(refund).toMatchObject({ state: "asked" });
    expect(refund?.nextCheckAt?.getTime()).toBeGreaterThan(world.clock.now().getTime());
    world.mercadoPago.faults.clear();
    const thing = refund?.id ?? "";
    expect(await actOnce(world, hand, "check_refund", { thing })).toMatchObject({ say: "refund_checked" });
    expect((await hand.view()).refunds[0]?.nextCheckAt?.getTime()).toBeLessThanOrEqual(Date.now());
    await settle(world);
    expect(await refundsOf(world, token)).toMatchObject([{ state: "done", amount_minor: "3890000" }]);
    expect(await hand.view()).toMatchObject({ state: "refunded" });
    expect(await count(world, `fact where kind = 'refunded' and payment_id = '${hand.id}'`)).toBe(1);
    expect(await traceOf(world, hand.id, "check_refund")).toEqual([trace]);
    await expectRefused(world, () => hand.act("check_refund", { thing }), "refund_ended");
  });

  test("is about refunds of this shop only", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const hand = await handOn(world, token);
    await expectRefused(world, () => hand.act("check_refund", { thing: hand.id }), "refund_ended");
  });
});
