import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { alertsOf, checkOut, count, issue, payAtCounter, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

describe.each([
  { name: "Efecty in Colombia", shop: bogota, method: "efecty" as const, minor: 3_890_000n },
  { name: "PagoEfectivo in Peru", shop: lima, method: "pagoefectivo" as const, minor: 18_900n },
])("$name", ({ shop, method, minor }) => {
  test("a counter payment turns the shop's order paid, with the ledger posted once", async () => {
    const { session, token } = await issue(world, { shop }, method);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
    const page = await world.pages.showPayment(token);
    expect(page.ok && page.value.stage).toMatchObject({ kind: "voucher", state: "awaiting_payment", method });
    expect(page.ok && page.value.canReturn).toBe(true);

    await payAtCounter(world, token);
    await world.jobs.run();

    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    const payment = await paymentOf(world, token);
    expect(payment).toMatchObject({ state: "paid", marks: [], amount: { minor } });
    const { rows } = await world.pool.query<{ account: string; sum: string }>(
      "select account, sum(amount_minor)::text as sum from ledger_posting where payment_id = $1 group by account order by account",
      [payment.id],
    );
    expect(rows).toEqual([
      { account: "gateway_receivable", sum: minor.toString() },
      { account: "shop_sales", sum: (-minor).toString() },
    ]);
    expect(world.shopify.contradictions()).toEqual([]);
  });

  test("the same webhook again and again changes nothing more", async () => {
    const { session, token } = await issue(world, { shop }, method);
    world.mercadoPago.faults.duplicateWebhooks = true;
    await payAtCounter(world, token);
    world.mercadoPago.faults.duplicateWebhooks = false;
    await world.jobs.run();
    await world.poll();
    await world.jobs.run();
    const applied = world.shopify
      .callsAbout(session.gid)
      .filter((call) => call.mutation === "paymentSessionResolve");
    expect(applied.map((call) => call.outcome)).toEqual(["applied"]);
    const facts = await world.container.payments.factsOf(
      (await paymentOf(world, token)).shop.id,
      (await paymentOf(world, token)).id,
    );
    expect(facts.map((fact) => fact.kind)).toEqual(["voucher_issued", "confirmed"]);
  });
});

test("the shop's pending message carries an end within Shopify's three days, after the voucher's own", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const { details } = await voucherOf(world, token);
  const pendingUntil = new Date(world.shopify.state.payments.get(session.id)?.pendingExpiresAt ?? 0);
  expect(pendingUntil.getTime()).toBeGreaterThan(details.expiresAt.getTime());
  expect(pendingUntil.getTime() - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
});

test("the gateway sees the voucher's own id as reference and the whole amount, and rings at the account's address", async () => {
  const { token } = await checkOut(world, { shop: bogota, amount: "72500.00" });
  await world.pages.requestVoucher(token, {
    method: "efecty",
    email: "",
    documentType: "NIT",
    documentNumber: "800.197.268-4",
  });
  await world.jobs.run();
  const voucher = await voucherOf(world, token);
  const found = world.mercadoPago.find(voucher.details.reference ?? "");
  expect(found).toMatchObject({ amount: 7_250_000n, details: { externalReference: voucher.id } });
  expect(found?.details.notificationUrl).toContain(`/webhooks/gateways/mercado-pago/${voucher.accountId}`);
});

test("personal data is unreadable in the database", async () => {
  await issue(world, { shop: bogota, buyer: { email: "canary.person@example.com" } }, "efecty");
  for (const table of [
    "payment",
    "voucher",
    "fact",
    "inbox",
    "shop_sync",
    "alert",
    "gateway_account",
    "shop_token",
  ]) {
    const { rows } = await world.pool.query<{ row: string }>(`select ${table}::text as row from ${table}`);
    const text = rows.map(({ row }) => row).join("\n");
    expect(text).not.toMatch(/canary\.person|1032456789|APP_USR-/);
  }
});

test("nothing of all this raised an alert or left a job behind", async () => {
  expect(await alertsOf(world)).toEqual([]);
  expect(await count(world, "inbox where processed_at is null")).toBe(0);
});
