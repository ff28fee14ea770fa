import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setAccountPriority } from "../../../app/flows/set-account-priority.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { addAccount, keysOf } from "../../support/more-accounts.ts";
import { actOnce, expectRefused, traceOf } from "../../support/one-act.ts";
import {
  alertsOf,
  askVoucher,
  checkOut,
  count,
  issue,
  payAtCounter,
  paymentOf,
  voucherOf,
} from "../../support/shopper.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  world.mercadoPago.faults.clear();
  await world.jobs.run();
  await checkInvariants(world);
  await world.close();
});

const staff = "staff 902541635";
const hour = 3_600_000;

/** What Mercado Pago has under the payment's latest number. */
async function paymentThere(token: string) {
  const { gatewayPaymentId } = await voucherOf(world, token);
  return world.mercadoPago.payments().find(({ id }) => String(id) === gatewayPaymentId);
}

describe("sync", () => {
  test("is offered once there is a number, finds money of which no webhook told, and has the shop told", async () => {
    const { session, token } = await checkOut(world, { shop: bogota });
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).toEqual([]);
    await askVoucher(world, token, "efecty");
    await world.jobs.run();
    expect((await hand.view()).acts).toContain("sync");
    // Also when the gateway has nothing new, the shop is told anew.
    expect(await actOnce(world, hand, "sync")).toMatchObject({ isDone: true, say: "synced" });
    expect(await count(world, "pgboss.job where name = 'sync-shop' and state = 'created'")).toBe(1);
    world.mercadoPago.faults.dropWebhooks = true;
    await payAtCounter(world, token);
    expect(await actOnce(world, hand, "sync")).toMatchObject({ isDone: true, say: "synced" });
    expect(await hand.view()).toMatchObject({ state: "paid", told: "pending" });
    expect(await count(world, `fact where kind = 'confirmed' and payment_id = '${hand.id}'`)).toBe(1);
    expect(await count(world, `ledger_posting where payment_id = '${hand.id}'`)).toBe(2);
    await world.jobs.run();
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    const trace = { actor: staff, reason: null };
    expect(await traceOf(world, hand.id, "sync")).toEqual([trace, trace]);
  });

  test("says so when the gateway gives no answer, and nothing is changed", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "error_500", method: "GET" });
    await expectRefused(world, () => hand.act("sync"), "no_answer");
  });
});

describe("extend", () => {
  test("is offered while a number is open, and moves its deadline at the gateway and here, once", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    const before = await voucherOf(world, token);
    expect((await hand.view()).acts).toContain("extend");
    const answer = await actOnce(world, hand, "extend", { reason: "she comes tomorrow" });
    expect(answer).toMatchObject({ isDone: true, say: "extended" });
    const after = await voucherOf(world, token);
    expect(after).toMatchObject({ attempt: 1, status: "issued" });
    expect(after.details.expiresAt.getTime()).toBeGreaterThan(before.details.expiresAt.getTime());
    expect(answer.detail.until).toBe(after.details.expiresAt.toISOString());
    expect((await paymentThere(token))?.expiresAt).toBe(after.details.expiresAt.getTime());
    expect(await traceOf(world, hand.id, "extend")).toEqual([{ actor: staff, reason: "she comes tomorrow" }]);
    await expectRefused(world, () => hand.act("extend", { reason: "again" }), "not_later");
    await hand.act("cancel");
    expect((await hand.view()).acts).not.toContain("extend");
    await world.jobs.run();
    await expectRefused(world, () => hand.act("extend"), "no_live_voucher");
  });

  test("is refused by a gateway that is down, and the old deadline stands", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "error_500" });
    await expectRefused(world, () => hand.act("extend"), "no_answer");
  });
});

describe("a number that lives", () => {
  test("is not taken back when no other could be made any more", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    await hand.act("extend");
    world.advance(50 * hour);
    await expectRefused(world, () => hand.act("reissue", { reason: "lost it" }), "no_time_left");
    expect((await paymentThere(token))?.status).toBe("pending");
    expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  });

  test("and that its gateway does not take back is not canceled, and the page says until when it can be paid", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const { details } = await voucherOf(world, token);
    const hand = await handOn(world, token);
    world.mercadoPago.faults.add({ kind: "error_500", method: "PUT" });
    await expectRefused(world, () => hand.act("cancel", { reason: "wrong item" }), "still_payable");
    const answer = await hand.act("cancel");
    expect(answer?.detail.until).toBe(details.expiresAt.toISOString());
  });
});

describe("unclear", () => {
  /** The gateway goes silent while it makes the number, and cannot be asked for it by our reference. */
  async function goSilent(): Promise<string> {
    const direct = await addAccount(world, lima, "pagoefectivo", keysOf.pagoEfectivo, 0);
    const [other] = await world.container.accounts.list(direct.shopId);
    const change = { accountId: other?.id ?? "", priority: 5, actor: "test" };
    expect((await setAccountPriority(world.container, direct.shopId, change)).ok).toBe(true);
    const { token } = await checkOut(world, { shop: lima });
    await askVoucher(world, token, "pagoefectivo");
    world.pagoEfectivo.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/cips$/, times: 1 });
    await world.jobs.run();
    return token;
  }

  test("is offered for a number that may exist unheard; a person's look lets the shopper ask again", async () => {
    const token = await goSilent();
    const hand = await handOn(world, token);
    expect(await hand.view()).toMatchObject({ exceptions: [{ kind: "voucher_unclear" }] });
    expect((await hand.view()).acts).toContain("unclear");
    // New tries are not the answer to it, and not offered.
    expect((await hand.view()).dead).toEqual([]);
    await expectRefused(world, () => hand.act("unclear"), "reason_missing");
    const reason = "not in the panel of PagoEfectivo";
    expect(await actOnce(world, hand, "unclear", { reason })).toMatchObject({ say: "unclear_settled" });
    const view = await hand.view();
    expect(view.exceptions).toEqual([]);
    expect(view.acts).not.toContain("unclear");
    expect(await alertsOf(world)).not.toContain("voucher_dead");
    expect(await traceOf(world, hand.id, "settle_unclear_voucher")).toEqual([{ actor: staff, reason }]);
    await expectRefused(world, () => hand.act("unclear", { reason }), "not_unclear");
    await askVoucher(world, token, "pagoefectivo");
    await world.jobs.run();
    expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
  });

  test("ends once however many forms are sent at the same moment", async () => {
    const token = await goSilent();
    const hand = await handOn(world, token);
    await Promise.all([1, 2, 3, 4].map((n) => hand.act("unclear", { reason: `look ${n}` })));
    expect(await traceOf(world, hand.id, "settle_unclear_voucher")).toHaveLength(1);
  });
});
