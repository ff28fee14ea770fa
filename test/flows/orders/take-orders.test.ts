import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { takeCash, useGateway } from "../../support/other-gateways.ts";
import { count, payAtCounter, voucherOf } from "../../support/shopper.ts";
import {
  askNumber,
  cashMethod,
  hearCash,
  openStore,
  order,
  paymentOfOrder,
  settle,
  standingOf,
} from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

test("an order by the manual method gets a link to pay at, a number, and is paid once the cash is there", async () => {
  const placed = await order(world);
  const payment = await paymentOfOrder(world, placed);
  expect(payment).toMatchObject({
    door: "shopify-orders",
    state: "started",
    amount: { minor: 3_890_000n, currency: "COP" },
  });
  expect(world.shopify.storeOrder(placed.id)).toMatchObject({
    financialStatus: "PENDING",
    tags: ["cash-awaited"],
    metafields: [
      { namespace: "recaudo", key: "pay_url", type: "url", value: world.container.payUrl(payment.token) },
    ],
  });
  const token = await askNumber(world, placed);
  expect((await voucherOf(world, token)).status).toBe("issued");
  await payAtCounter(world, token);
  await settle(world);
  expect(world.shopify.storeOrder(placed.id)).toMatchObject({ financialStatus: "PAID", tags: [] });
  expect(
    world.shopify.changesOf(placed.id).filter(({ mutation }) => mutation === "orderMarkAsPaid"),
  ).toHaveLength(1);
});

test("an order by another method is none of ours, and costs the shop no call", async () => {
  const before = world.shopify.state.calls.length;
  const placed = await order(world, { methodName: "Pago en efectivo" });
  expect(await standingOf(world, placed)).toBeNull();
  expect(world.shopify.state.calls.length).toBe(before);
});

test("where the gateway asks the shopper nothing, the number is made with the order", async () => {
  await openStore(world, lima);
  await useGateway(world, "pagoefectivo");
  const placed = await order(world, { shop: lima });
  const { token } = await paymentOfOrder(world, placed);
  expect(await voucherOf(world, token)).toMatchObject({ status: "issued", method: "pagoefectivo" });
  await takeCash(world, token);
  await hearCash(world, placed);
  expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
});

test("a test order never reaches the live gateway", async () => {
  const placed = await order(world, { isTest: true });
  const token = await askNumber(world, placed);
  expect(await paymentOfOrder(world, placed)).toMatchObject({ isTest: true });
  const { accountId } = await voucherOf(world, token);
  expect(await count(world, `gateway_account where id = '${accountId}' and mode = 'test'`)).toBe(1);
});

test("two workers that hear of one order at once make one payment of it", async () => {
  world.shopify.storeWebhooks.hold();
  const placed = world.shopify.placeOrder({ shop: bogota, methodName: cashMethod });
  world.shopify.editOrder(placed.id, 1);
  await world.shopify.storeWebhooks.release("as_sent");
  await settle(world);
  expect(await count(world, `payment where session_gid = '${placed.gid}'`)).toBe(1);
});

test("where Shopify keeps the buyer from us, the pay page asks for the e-mail, and the order is paid all the same", async () => {
  world.shopify.setFault("access_denied", 2, "billingAddress");
  const placed = await order(world);
  const { token } = await paymentOfOrder(world, placed);
  expect(await world.pages.showPayment(token)).toMatchObject({
    value: { stage: { kind: "ask", needsEmail: true } },
  });
  const form = {
    method: "efecty",
    email: "ana@example.com",
    documentType: "CC",
    documentNumber: "1032456789",
  };
  expect(await world.pages.requestVoucher(token, form)).toMatchObject({ ok: true });
  await settle(world);
  await payAtCounter(world, token);
  await settle(world);
  expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
});
