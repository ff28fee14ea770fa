import { afterEach, afterAll, beforeAll, expect, test } from "vitest";
import { bogota, documents, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import {
  alertsOf,
  askVoucher,
  checkOut,
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
afterAll(() => world.close());

const paymentsAtGateway = (reference: string): number =>
  world.mercadoPago.payments().filter((payment) => payment.details.externalReference === reference).length;

test("R6: an answer lost after the gateway made the voucher ends in exactly one voucher", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  await askVoucher(world, token, "efecty");
  world.mercadoPago.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/payments$/, times: 1 });
  await world.jobs.run();
  expect(paymentsAtGateway((await voucherOf(world, token)).externalReference)).toBe(1);
  await world.jobs.runEarly();
  const issued = await voucherOf(world, token);
  expect(issued.status).toBe("issued");
  expect(paymentsAtGateway(issued.externalReference)).toBe(1);
});

test("R6: a lost answer is healed even while the gateway's search still lags", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  await askVoucher(world, token, "efecty");
  world.mercadoPago.faults.searchLagMs = 60_000;
  world.mercadoPago.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/payments$/, times: 1 });
  await world.jobs.run();
  await world.jobs.runEarly();
  const issued = await voucherOf(world, token);
  expect(issued.status).toBe("issued");
  expect(paymentsAtGateway(issued.externalReference)).toBe(1);
});

test("a gateway that is down delays the voucher and the page says it is being made", async () => {
  const { token } = await checkOut(world, { shop: lima });
  await askVoucher(world, token, "pagoefectivo");
  world.mercadoPago.faults.add({ kind: "error_500" });
  await world.jobs.run();
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage.kind).toBe("creating");
  world.mercadoPago.faults.clear();
  await world.jobs.runEarly();
  expect((await voucherOf(world, token)).status).toBe("issued");
});

test("fifty presses of the button at once make one voucher", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  await Promise.all(
    Array.from({ length: 50 }, () =>
      world.pages.requestVoucher(token, { method: "efecty", ...documents.efecty }),
    ),
  );
  await world.jobs.run();
  const payment = await paymentOf(world, token);
  const { rowCount } = await world.pool.query("select 1 from voucher where payment_id = $1", [payment.id]);
  expect(rowCount).toBe(1);
  expect(paymentsAtGateway((await voucherOf(world, token)).externalReference)).toBe(1);
});

test("a second attempt of the same order voids the first voucher before it gets its own", async () => {
  const first = await issue(world, { shop: bogota }, "efecty");
  const second = await issue(world, { shop: bogota, again: first.session }, "efecty");
  expect((await voucherOf(world, first.token)).status).toBe("ended");
  expect((await paymentOf(world, first.token)).state).toBe("canceled");
  expect((await voucherOf(world, second.token)).status).toBe("issued");
  await payAtCounter(world, second.token);
  await world.jobs.run();
  expect(world.shopify.orderOf(second.session.id)?.financialStatus).toBe("PAID");
  expect(world.shopify.contradictions()).toEqual([]);
});

test("two attempts of one order that ask at the same moment end with exactly one live voucher", async () => {
  const first = await checkOut(world, { shop: bogota });
  const second = await checkOut(world, { shop: bogota, again: first.session });
  await Promise.all([first, second].map(({ token }) => askVoucher(world, token, "efecty")));
  await world.jobs.run();
  await world.jobs.runEarly();
  await world.jobs.run();
  const statuses = [await voucherOf(world, first.token), await voucherOf(world, second.token)].map(
    ({ status }) => status,
  );
  expect(statuses.sort()).toEqual(["ended", "issued"]);
  const open = world.mercadoPago.payments().filter(({ status }) => status === "pending");
  const mine = await Promise.all([first, second].map(({ token }) => voucherOf(world, token)));
  expect(open.filter(({ details }) => mine.some(({ id }) => id === details.externalReference))).toHaveLength(
    1,
  );
});

test("an order paid through its first attempt gives the second attempt no voucher", async () => {
  const first = await issue(world, { shop: bogota }, "efecty");
  const second = await checkOut(world, { shop: bogota, again: first.session });
  await askVoucher(world, second.token, "efecty");
  await payAtCounter(world, first.token);
  await world.jobs.run();
  await world.jobs.runEarly();
  const page = await world.pages.showPayment(second.token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "problem", problem: "group_already_paid" });
  expect((await voucherOf(world, second.token)).gatewayPaymentId).toBeNull();
  expect(world.shopify.orderOf(first.session.id)?.financialStatus).toBe("PAID");
});

test("a dead token refuses the voucher, tells the merchant by an alert, and lets the shopper go back", async () => {
  const { token } = await checkOut(world, { shop: lima });
  await askVoucher(world, token, "pagoefectivo");
  world.mercadoPago.faults.add({ kind: "unauthorized" });
  await world.jobs.run();
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "problem", problem: "gateway_refused" });
  expect(await alertsOf(world)).toContain("credentials_refused");
});

test("test payments use the test account, and without one nothing is asked of the live gateway", async () => {
  const tried = await issue(world, { shop: bogota, isTest: true }, "efecty");
  const found = world.mercadoPago.find((await voucherOf(world, tried.token)).details.reference ?? "");
  expect(found && world.mercadoPago.sellerOf(found).isTestUser).toBe(true);
  const { token } = await checkOut(world, { shop: lima, isTest: true });
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "problem", problem: "gateway_not_set_up" });
});

test.each([
  { typed: { documentType: "CC", documentNumber: "12" }, error: "document_length" },
  { typed: { documentType: "CC", documentNumber: "abc" }, error: "document_digits" },
  { typed: { documentType: "CC", documentNumber: " " }, error: "document_empty" },
  { typed: { documentType: "DNI", documentNumber: "45678912" }, error: "document_type" },
  { typed: { documentType: "NIT", documentNumber: "8001972685" }, error: "document_check_digit" },
])("document $typed is refused with $error before any call", async ({ typed, error }) => {
  const { token } = await checkOut(world, { shop: bogota });
  const before = world.mercadoPago.requests().length;
  const asked = await world.pages.requestVoucher(token, { method: "efecty", email: "", ...typed });
  expect(asked).toEqual({ ok: false, error: { kind: "form", errors: [error] } });
  expect(world.mercadoPago.requests().length).toBe(before);
});

test("a shopper whose shop sent no e-mail is asked for one, and only that is missing", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  const payment = await paymentOf(world, token);
  await world.container.transactions.transaction((tx) =>
    tx.saveBuyer(payment.shop.id, payment.id, { email: null, firstName: null, lastName: null, phone: null }),
  );
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "ask", needsEmail: true });
  const form = { method: "efecty", ...documents.efecty };
  expect(await world.pages.requestVoucher(token, form)).toEqual({
    ok: false,
    error: { kind: "form", errors: ["email_missing"] },
  });
  expect(await world.pages.requestVoucher(token, { ...form, email: "not an address" })).toEqual({
    ok: false,
    error: { kind: "form", errors: ["email_malformed"] },
  });
  expect(await world.pages.requestVoucher(token, { ...form, email: "typed@example.com" })).toMatchObject({
    ok: true,
  });
  await world.jobs.run();
  const found = world.mercadoPago.find((await voucherOf(world, token)).details.reference ?? "");
  expect(found?.details.payer.email).toBe("typed@example.com");
});

test("a gateway that gave up lets the shopper try again, and the second try makes the one live voucher", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  await askVoucher(world, token, "efecty");
  world.mercadoPago.faults.add({ kind: "error_500" });
  await world.jobs.run();
  for (let round = 0; round < 20; round += 1) await world.jobs.runEarly();
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "ask", refusal: "gateway_trouble" });
  expect(await alertsOf(world)).toContain("voucher_dead");
  world.mercadoPago.faults.clear();
  await askVoucher(world, token, "efecty");
  await world.jobs.run();
  expect(await voucherOf(world, token)).toMatchObject({ status: "issued", attempt: 2 });
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
});
