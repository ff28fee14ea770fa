import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { extendVoucher } from "../../app/flows/extend-voucher.ts";
import { cancelPayment } from "../../app/flows/cancel-payment.ts";
import { issueVoucher } from "../../app/flows/issue-voucher.ts";
import { reissueVoucher } from "../../app/flows/reissue-voucher.ts";
import { err } from "../../app/lib/result.ts";
import { newId } from "../../app/lib/id.ts";
import { ana, auditOf, idsOf } from "../support/by-hand.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import {
  askVoucher,
  checkOut,
  count,
  issue,
  payAtCounter,
  paymentOf,
  voucherOf,
} from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

const deps = () => ({ ...world.container, newId });
const hour = 3_600_000;
/** A deadline after which also the longest holidays and the clearing are over. */
const longOver = () => new Date(world.clock.now().getTime() - 30 * 24 * hour);

async function expire(token: string): Promise<void> {
  const { gatewayPaymentId } = await voucherOf(world, token);
  world.mercadoPago.expire(Number(gatewayPaymentId));
  world.advance(6 * 60_000);
  await world.poll();
  await world.jobs.run();
}

async function stageOf(token: string) {
  const shown = await world.pages.showPayment(token);
  if (!shown.ok || shown.value.stage.kind !== "voucher") throw new Error("no voucher is shown");
  return shown.value.stage;
}

test("fifty clicks at once on a number that ran out make one new number, paid as the same order", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const old = await voucherOf(world, token);
  await expire(token);
  expect((await stageOf(token)).canHaveNewNumber).toBe(true);
  await Promise.all(Array.from({ length: 50 }, () => world.pages.requestNewNumber(token)));
  await world.jobs.run();
  const { paymentId } = await idsOf(world, token);
  expect(await count(world, `voucher where payment_id = '${paymentId}'`)).toBe(2);
  const fresh = await voucherOf(world, token);
  expect(fresh).toMatchObject({ attempt: 2, status: "issued", method: old.method });
  expect(fresh.details.reference).not.toBe(old.details.reference);
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  expect(await auditOf(world, token)).toEqual(["shopper reissue"]);
  await payAtCounter(world, token);
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("a new number at the merchant's wish takes the old one back first, also when fifty ask at once", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const old = await voucherOf(world, token);
  const ids = await idsOf(world, token);
  const asked = await Promise.all(
    Array.from({ length: 50 }, () => reissueVoucher(deps(), ids, ana, world.clock.now())),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  await world.jobs.run();
  const at = world.mercadoPago.payments().filter(({ id }) => String(id) === old.gatewayPaymentId);
  expect(at.map(({ status }) => status)).toEqual(["cancelled"]);
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
});

test("money found while the old number is taken back wins, and no new number is given", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  const ids = await idsOf(world, token);
  const asked = await reissueVoucher(deps(), ids, ana, world.clock.now());
  expect(asked).toEqual({ ok: false, error: { kind: "paid_meanwhile" } });
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 1 });
});

/** Mercado Pago as a gateway that takes no number back and moves no deadline, like dLocal. */
function stubbornDeps() {
  const { extendVoucher: _, ...gateway } = world.container.findGateway("mercado-pago");
  const cancelVoucher = () =>
    Promise.resolve(err({ kind: "not_allowed_in_state" as const, detail: "this ticket lives on" }));
  const stubborn = { ...gateway, cancelVoucher };
  return { ...deps(), findGateway: () => stubborn };
}

test("a number that cannot be taken back is watched, and another is given only when it is over", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const old = await voucherOf(world, token);
  const ids = await idsOf(world, token);
  const early = await reissueVoucher(stubbornDeps(), ids, ana, world.clock.now());
  expect(early).toMatchObject({ ok: false, error: { kind: "still_payable" } });
  // No deadline to move either: the same answer, and never a second number.
  const extended = await extendVoucher(stubbornDeps(), { ...ids, until: null }, ana, world.clock.now());
  expect(extended).toMatchObject({ ok: false, error: { kind: "still_payable" } });
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 1, status: "issued" });

  // As if its deadline and the clearing were over while there is still time for another.
  const { paymentId } = ids;
  await world.pool.query("update voucher set expires_at = $2 where payment_id = $1", [paymentId, longOver()]);
  expect((await reissueVoucher(stubbornDeps(), ids, ana, world.clock.now())).ok).toBe(true);
  const { rows } = await world.pool.query<{ status: string; watched: boolean }>(
    "select status, next_poll_at is not null as watched from voucher where payment_id = $1 order by attempt",
    [paymentId],
  );
  expect(rows.map(({ status }) => status)).toEqual(["ended", "asked"]);
  expect(rows[0]?.watched).toBe(true);
  // The network's own clock ends it there, too.
  world.mercadoPago.expire(Number(old.gatewayPaymentId));
  await world.jobs.run();
});

test("another attempt of the order waits for a number that cannot be taken back, until it is over", async () => {
  const first = await issue(world, { shop: bogota }, "efecty");
  const second = await checkOut(world, { shop: bogota, again: first.session });
  await askVoucher(world, second.token, "efecty");
  const { id: voucherId, shopId } = await voucherOf(world, second.token);
  const job = { name: "issue-voucher" as const, shopId, voucherId, tries: 0 };
  expect(await issueVoucher(stubbornDeps(), job, world.clock.now())).toMatchObject({ kind: "again" });
  expect(await voucherOf(world, first.token)).toMatchObject({ status: "issued" });
  expect(await voucherOf(world, second.token)).toMatchObject({ status: "asked" });

  const { paymentId } = await idsOf(world, first.token);
  await world.pool.query("update voucher set expires_at = $2 where payment_id = $1", [paymentId, longOver()]);
  expect(await issueVoucher(stubbornDeps(), job, world.clock.now())).toEqual({ kind: "done" });
  expect(await voucherOf(world, first.token)).toMatchObject({ status: "ended" });
  expect(await voucherOf(world, second.token)).toMatchObject({ status: "issued" });
  world.mercadoPago.expire(Number((await voucherOf(world, first.token)).gatewayPaymentId));
  await world.jobs.run();
});

test("a gateway that cannot be reached gives no new number, and the old one stays", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.add({ kind: "error_500" });
  const asked = await reissueVoucher(deps(), await idsOf(world, token), ana, world.clock.now());
  expect(asked).toMatchObject({ ok: false, error: { kind: "no_answer" } });
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 1, status: "issued" });
});

test("late money for the old number while the new one is on its way leaves one paid order and no second number", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  await expire(token);
  const old = await voucherOf(world, token);
  const paid = world.mercadoPago.pay(old.details.reference ?? "", { late: true });
  expect(paid.ok).toBe(true);
  await world.pages.requestNewNumber(token);
  await world.pages.sayPaid(token);
  // The shopper's question is answered before the new number is asked for.
  world.mercadoPago.faults.add({ kind: "error_500", method: "POST", times: 1 });
  for (let round = 0; round < 4; round += 1) await world.jobs.runEarly();
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  const { paymentId } = await idsOf(world, token);
  expect(
    await count(world, `voucher where payment_id = '${paymentId}' and status in ('asked', 'issued')`),
  ).toBe(0);
  expect(await stageOf(token)).toMatchObject({ state: "paid", canHaveNewNumber: false });
});

test("a deadline is moved within what the shop waits for, and never beyond", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const before = (await voucherOf(world, token)).details.expiresAt;
  const ids = await idsOf(world, token);
  const far = { ...ids, until: new Date(world.clock.now().getTime() + 100 * hour) };
  expect(await extendVoucher(deps(), far, ana, world.clock.now())).toMatchObject({
    error: { kind: "too_late" },
  });
  const extended = await extendVoucher(deps(), { ...ids, until: null }, ana, world.clock.now());
  expect(extended).toMatchObject({ ok: true, value: { how: "moved" } });
  const after = await voucherOf(world, token);
  expect(after.details.expiresAt.getTime()).toBeGreaterThan(before.getTime());
  expect(after.attempt).toBe(1);
  expect(await auditOf(world, token)).toEqual(["ana extend"]);
});

test("a canceled payment is void at the gateway, can get a new number, and the shop is not closed before the rules", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const ids = await idsOf(world, token);
  expect((await cancelPayment(world.container, ids, ana, world.clock.now())).ok).toBe(true);
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("canceled");
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
  expect(await auditOf(world, token)).toEqual(["ana cancel"]);
  expect(await cancelPayment(world.container, ids, ana, world.clock.now())).toMatchObject({
    error: { kind: "nothing_to_cancel" },
  });
  expect((await stageOf(token)).canHaveNewNumber).toBe(true);
});

test("money found while canceling wins, and nothing is canceled", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  const ids = await idsOf(world, token);
  const canceled = await cancelPayment(world.container, ids, ana, world.clock.now());
  expect(canceled).toEqual({ ok: false, error: { kind: "paid_meanwhile" } });
  expect((await paymentOf(world, token)).state).toBe("paid");
  await world.jobs.run();
});

test("when what is left of the shop's window is too short, no number is offered and none is made", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await expire(token);
  world.advance(50 * hour);
  expect((await stageOf(token)).canHaveNewNumber).toBe(false);
  const asked = await reissueVoucher(deps(), await idsOf(world, token), ana, world.clock.now());
  expect(asked).toEqual({ ok: false, error: { kind: "no_time_left" } });
  world.advance(-50 * hour);
  await world.pages.requestNewNumber(token);
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2 });
  await world.jobs.run();
});
