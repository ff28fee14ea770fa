import { afterEach, afterAll, beforeAll, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { ring as ringAt, type Ring } from "../support/ring.ts";
import {
  alertsOf,
  askVoucher,
  checkOut,
  count,
  issue,
  payAtCounter,
  paymentOf,
  voucherOf,
} from "../support/shopper.ts";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(() => world.close());

const hour = 3_600_000;

const ring = (accountId: string, dataId: string, more: Partial<Ring> = {}) =>
  ringAt(world, { accountId, dataId, ...more });

test("with every webhook dropped, polling finds the money and the order turns paid", async () => {
  const { session, token } = await issue(world, { shop: lima }, "pagoefectivo");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  world.advance(6 * 60_000);
  await world.poll();
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("a webhook that overtakes the answer to our own call loses nothing and makes no second voucher", async () => {
  const { session, token } = await checkOut(world, { shop: bogota });
  await askVoucher(world, token, "efecty");
  world.mercadoPago.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/payments$/, times: 1 });
  await world.jobs.run();
  const { externalReference, accountId } = await voucherOf(world, token);
  const made = world.mercadoPago
    .payments()
    .find((payment) => payment.details.externalReference === externalReference);
  world.mercadoPago.pay(made?.id ?? 0);
  expect(await ring(accountId, String(made?.id))).toBe(200);
  await world.jobs.runEarly();
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("paid");
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("a genuine signature is only a hint: while the gateway says pending, nothing is paid", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { accountId, gatewayPaymentId } = await voucherOf(world, token);
  const body = JSON.stringify({
    type: "payment",
    action: "payment.updated",
    data: { id: gatewayPaymentId },
    status: "approved",
  });
  expect(await ring(accountId, gatewayPaymentId ?? "", { body })).toBe(200);
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
});

test("forged, stale and foreign webhooks are refused and leave nothing", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { accountId, gatewayPaymentId } = await voucherOf(world, token);
  const peru = await issue(world, { shop: lima }, "pagoefectivo");
  const foreign = await voucherOf(world, peru.token);
  const before = await count(world, "inbox");
  const id = gatewayPaymentId ?? "";
  expect(await ring(accountId, id, { secret: "wrong".repeat(8) })).toBe(401);
  expect(await ring(accountId, id, { sentAt: new Date(world.clock.now().getTime() - 11 * 60_000) })).toBe(
    401,
  );
  expect(await ring(foreign.accountId, id)).toBe(401);
  expect(await ring("01a20160-0000-7000-8000-000000000000", id)).toBe(404);
  expect(await ring(accountId, id, { body: "{" })).toBe(400);
  expect(await count(world, "inbox")).toBe(before);
});

test("a webhook about a payment that is not ours is answered, looked up and put aside", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { accountId } = await voucherOf(world, token);
  const stranger = await fetch(`${world.mercadoPago.url}/v1/payments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${colombianSeller.accessToken}`,
      "x-idempotency-key": "panel-1",
      "content-type": "application/json",
    },
    body: JSON.stringify({
      transaction_amount: 50_000,
      description: "made in the panel",
      payment_method_id: "efecty",
      payer: { email: "someone@example.com", identification: { type: "CC", number: "1032456789" } },
    }),
  });
  const { id } = (await stranger.json()) as { id: number };
  expect(await ring(accountId, String(id))).toBe(200);
  await world.jobs.run();
  expect(await count(world, "inbox where outcome = 'not_ours'")).toBe(1);
});

test.each([
  { name: "too little", amount: "38899", state: "awaiting_payment", mark: "short" },
  { name: "too much", amount: "38901", state: "paid", mark: "over" },
])(
  "$name at the counter is never told to the shop as paid, and a person is asked",
  async ({ amount, state, mark }) => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    await payAtCounter(world, token, { amount });
    await world.jobs.run();
    expect(await paymentOf(world, token)).toMatchObject({ state, marks: [mark] });
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
    expect(await alertsOf(world)).toContain("payment_difference");
    const page = await world.pages.showPayment(token);
    expect(page.ok && page.value.stage).toMatchObject({ kind: "voucher", isDifferenceOpen: true });
  },
);

test("a status word nobody knows changes nothing and raises an alert", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { gatewayPaymentId } = await voucherOf(world, token);
  world.mercadoPago.setStatus(Number(gatewayPaymentId), "pondering", "moon_phase");
  world.advance(6 * 60_000);
  await world.poll();
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  expect(await alertsOf(world)).toContain("unknown_status");
});

test("a voucher that ran out is told to the shop only after the grace, and late money before that still pays the order", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const voucher = await voucherOf(world, token);
  world.mercadoPago.expire(Number(voucher.gatewayPaymentId));
  world.advance(voucher.details.expiresAt.getTime() - world.clock.now().getTime() + hour);
  await world.poll();
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("expired");
  expect(world.shopify.callsAbout(session.gid).map((call) => call.mutation)).toEqual([
    "paymentSessionPending",
  ]);
  await payAtCounter(world, token, { late: true });
  world.advance(7 * hour);
  await world.poll();
  await world.jobs.run();
  expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: ["late"] });
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("money after the shop was told closed is kept, shown to a person, and never told as paid", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const voucher = await voucherOf(world, token);
  world.mercadoPago.expire(Number(voucher.gatewayPaymentId));
  world.advance(voucher.details.expiresAt.getTime() - world.clock.now().getTime() + 6 * 24 * hour);
  await world.poll();
  await world.jobs.run();
  await world.jobs.runEarly();
  expect(world.shopify.callsAbout(session.gid).at(-1)?.mutation).toBe("paymentSessionReject");
  await payAtCounter(world, token, { late: true });
  world.advance(7 * hour);
  await world.poll();
  await world.jobs.run();
  expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: ["late"] });
  expect(world.shopify.callsAbout(session.gid).at(-1)?.mutation).toBe("paymentSessionReject");
  expect(await alertsOf(world)).toContain("paid_after_close");
  expect(world.shopify.contradictions()).toEqual([]);
});
