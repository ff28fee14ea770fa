import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { acceptPayment } from "../../app/flows/accept-payment.ts";
import { creditPayment } from "../../app/flows/credit-payment.ts";
import { resolveException } from "../../app/flows/resolve-exception.ts";
import { ana, auditOf, differingBy, exceptionsOf, hearOfMoney, idsOf } from "../support/by-hand.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, issue, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

test.each([
  ["one minor unit less", (asked: bigint) => money(asked - 1n, "COP"), "short"],
  ["one minor unit more", (asked: bigint) => money(asked + 1n, "COP"), "over"],
  ["another currency", (asked: bigint) => money(asked, "PEN"), "wrong_currency"],
] as const)(
  "M6: %s is never silently accepted: exception, alert, and the shop is not told",
  async (_, came, kind) => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    const { amount } = await paymentOf(world, token);
    await hearOfMoney(world, token, came(amount.minor));
    expect(await exceptionsOf(world, token)).toEqual([kind]);
    expect(await alertsOf(world)).toContain("payment_difference");
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");

    const accepted = await acceptPayment(world.container, await idsOf(world, token), ana);
    expect(accepted.ok).toBe(true);
    await world.jobs.run();
    expect(await exceptionsOf(world, token)).toEqual([]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    expect(await auditOf(world, token)).toEqual(["ana accept"]);
    expect(await alertsOf(world)).not.toContain("payment_difference");
  },
);

test("M6: a second payment at the gateway is never silently accepted: exception and alert, and the shop hears of one", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await hearOfMoney(world, token, amount);
  await hearOfMoney(world, token, amount, "990000000001");
  expect(await exceptionsOf(world, token)).toEqual(["paid_twice"]);
  expect(await alertsOf(world)).toContain("paid_twice");
  const resolves = world.shopify
    .callsAbout(session.gid)
    .filter(({ mutation, outcome }) => mutation === "paymentSessionResolve" && outcome === "applied");
  expect(resolves).toHaveLength(1);

  const ids = await idsOf(world, token);
  const all = { ...ids, amount: null, gatewayPaymentId: null, creditId: "vale-7" };
  expect(await creditPayment(world.container, all, ana)).toEqual({ ok: false, error: "several_payments" });
  const second = { ...all, gatewayPaymentId: "990000000001" };
  const tooMuch = { ...second, amount: differingBy(amount, 1n) };
  expect(await creditPayment(world.container, tooMuch, ana)).toEqual({ ok: false, error: "more_than_kept" });
  expect(await creditPayment(world.container, second, ana)).toEqual({ ok: true, value: amount });
  // The same credit said twice is one credit.
  expect(await creditPayment(world.container, second, ana)).toEqual({ ok: true, value: amount });
  expect(await exceptionsOf(world, token)).toEqual([]);
  expect(await auditOf(world, token)).toEqual(["ana credit"]);
});

test("what came right cannot be accepted once more, and acceptance needs a reason", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const ids = await idsOf(world, token);
  expect(await acceptPayment(world.container, ids, ana)).toEqual({ ok: false, error: "nothing_to_accept" });
  const silent = await acceptPayment(world.container, ids, { actor: "ana", reason: null });
  expect(silent).toEqual({ ok: false, error: "reason_missing" });
});

test("an exception about money that still waits for an act cannot be talked away", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await hearOfMoney(world, token, differingBy(amount, -100n));
  const { shopId, paymentId } = await idsOf(world, token);
  const open = await world.container.exceptions.listOpen(shopId, 100);
  const exceptionId = open.find((one) => one.paymentId === paymentId)?.id ?? "";
  const which = { shopId, exceptionId, word: "agreed" as const };
  expect(await resolveException(world.container, which, ana)).toEqual({
    ok: false,
    error: "accept_or_give_back",
  });
  expect(await exceptionsOf(world, token)).toEqual(["short"]);
});
