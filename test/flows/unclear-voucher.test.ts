import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { dryRunRoute } from "../../app/flows/dry-run-route.ts";
import { setAccountPriority } from "../../app/flows/set-account-priority.ts";
import { settleUnclearVoucher } from "../../app/flows/settle-unclear-voucher.ts";
import { money } from "../../app/domain/money.ts";
import type { GatewayAccount } from "../../app/ports/records.ts";
import { documents, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { addAccount, keysOf } from "../support/more-accounts.ts";
import { alertsOf, askVoucher, checkOut, count, paymentOf, voucherOf } from "../support/shopper.ts";
import { waitUntil } from "../support/wait-until.ts";

let world: FlowWorld;
let direct: GatewayAccount;
beforeAll(async () => {
  world = await startFlowWorld();
  direct = await addAccount(world, lima, "pagoefectivo", keysOf.pagoEfectivo, 0);
  const { container } = world;
  const [mercadoPago] = await container.accounts.list(direct.shopId);
  const change = { accountId: mercadoPago?.id ?? "", priority: 5, actor: "test" };
  expect((await setAccountPriority(container, direct.shopId, change)).ok).toBe(true);
});
beforeEach(() => world.pool.query("delete from gateway_circuit"));
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

async function goSilent(): Promise<string> {
  const { token } = await checkOut(world, { shop: lima });
  await askVoucher(world, token, "pagoefectivo");
  world.pagoEfectivo.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/cips$/, times: 1 });
  await world.jobs.run();
  return token;
}

const openExceptions = async (): Promise<string[]> =>
  (await world.container.exceptions.listOpen(direct.shopId, 50)).map(({ kind }) => kind);

test("a gateway that cannot tell what it made is not left: a person is asked, and no second number is made", async () => {
  const before = world.mercadoPago.payments().length;
  const token = await goSilent();
  expect(await openExceptions()).toEqual(["voucher_unclear"]);
  expect(await alertsOf(world)).toContain("voucher_dead");
  const page = await world.pages.showPayment(token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "problem", problem: "voucher_unclear" });
  await world.pages.requestVoucher(token, { method: "pagoefectivo", ...documents.pagoefectivo });
  await world.jobs.run();
  expect((await voucherOf(world, token)).attempt).toBe(1);
  expect(world.mercadoPago.payments()).toHaveLength(before);
  expect(world.pagoEfectivo.cips()).toHaveLength(1);
});

test("another attempt of the same order gets no number beside the unclear one", async () => {
  const first = await checkOut(world, { shop: lima });
  await askVoucher(world, first.token, "pagoefectivo");
  world.pagoEfectivo.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/cips$/, times: 1 });
  await world.jobs.run();
  const second = await checkOut(world, { shop: lima, again: first.session });
  const made = world.pagoEfectivo.cips().length;
  await askVoucher(world, second.token, "pagoefectivo");
  await world.jobs.run();
  const page = await world.pages.showPayment(second.token);
  expect(page.ok && page.value.stage).toMatchObject({ kind: "problem", problem: "voucher_unclear" });
  expect(world.pagoEfectivo.cips()).toHaveLength(made);
});

test("money on the unclear number is found by its webhook, pays the order and ends the exception", async () => {
  const { webhookUrl } = world.container;
  world.pagoEfectivo.setNotificationUrl(1035, webhookUrl("pagoefectivo", direct.id));
  const token = await goSilent();
  const { externalReference } = await voucherOf(world, token);
  const cip = world.pagoEfectivo.cips().find(({ transactionCode }) => transactionCode === externalReference);
  const open = (await openExceptions()).length;
  expect(world.pagoEfectivo.pay(cip?.number ?? 0).ok).toBe(true);
  await waitUntil("the payment is paid", async () => {
    await world.jobs.run();
    return (await paymentOf(world, token)).state === "paid";
  });
  expect(await openExceptions()).toHaveLength(open - 1);
});

test("a person who looked and found nothing lets the shopper ask again, and is remembered", async () => {
  const token = await goSilent();
  const { id } = await voucherOf(world, token);
  const told = { voucherId: id, actor: "Rosa", reason: "not in the panel of PagoEfectivo" };
  expect(await settleUnclearVoucher(world.container, direct.shopId, told)).toEqual({ ok: true });
  expect(await settleUnclearVoucher(world.container, direct.shopId, told)).toMatchObject({
    error: "not_unclear",
  });
  await askVoucher(world, token, "pagoefectivo");
  await world.jobs.run();
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
  const { rows } = await world.pool.query(
    "select actor from audit_entry where verb = 'settle_unclear_voucher'",
  );
  expect(rows).toEqual([{ actor: "Rosa" }]);
});

test("a dry run tells which account would take a payment and why not the others, and writes nothing", async () => {
  const vouchers = await count(world, "voucher");
  const asked = {
    amount: money(200_000n, "PEN"),
    method: "pagoefectivo",
    country: "PE",
    mode: "live",
  } as const;
  const lines = await dryRunRoute(world.container, direct.shopId, asked, new Date());
  expect(lines.map(({ gateway, why }) => [gateway, why.reason])).toEqual([
    ["pagoefectivo", "chosen"],
    ["mercado-pago", "stands_by"],
  ]);
  const large = { ...asked, amount: money(500_000n, "PEN") };
  const [first, second] = await dryRunRoute(world.container, direct.shopId, large, new Date());
  expect(first?.why).toEqual({ reason: "amount_too_large", bound: money(372_400n, "PEN") });
  expect(second?.why).toEqual({ reason: "chosen" });
  expect(await count(world, "voucher")).toBe(vouchers);
});

test("a change of the order is kept with who made it; nonsense and other shops' accounts are refused", async () => {
  const { container } = world;
  const change = { accountId: direct.id, actor: "Rosa" };
  expect(await setAccountPriority(container, direct.shopId, { ...change, priority: 7 })).toEqual({
    ok: true,
  });
  expect((await container.accounts.list(direct.shopId)).map(({ priority }) => priority)).toEqual([5, 7]);
  expect(await setAccountPriority(container, direct.shopId, { ...change, priority: 7 })).toEqual({
    ok: true,
  });
  const { rows } = await world.pool.query(
    "select before, after from audit_entry where verb = 'set_account_priority' and actor = 'Rosa'",
  );
  expect(rows).toEqual([{ before: { priority: 0 }, after: { priority: 7 } }]);
  for (const priority of [-1, 1.5, 1_001])
    expect(await setAccountPriority(container, direct.shopId, { ...change, priority })).toMatchObject({
      error: "out_of_range",
    });
  const stranger = await container.shops.findByDomain("tienda-bogota.myshopify.com");
  expect(await setAccountPriority(container, stranger?.id ?? "", { ...change, priority: 1 })).toMatchObject({
    error: "unknown_account",
  });
});
