import { afterEach, beforeEach, expect, test } from "vitest";
import { lateMoneyKey } from "../../app/flows/handle-late-money.ts";
import { recordFacts } from "../../app/flows/record-facts.ts";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import {
  advanceTo,
  chooseSettings,
  exceptionsOf,
  graceEndOf,
  hearOf,
  issueNow,
  letExpire,
  payLate,
  shownOf,
} from "../support/late-money.ts";
import { alertsOf, payAtCounter, paymentOf, voucherOf, type Checkout } from "../support/shopper.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  await checkInvariants(world);
  await world.close();
});

/** An order that was closed because nobody paid. */
async function closed(): Promise<Checkout> {
  const checkout = await issueNow(world, { shop: bogota });
  await letExpire(world, checkout.token);
  advanceTo(world, await graceEndOf(world, checkout.token), 1000);
  await world.jobs.runEarly();
  expect(world.shopify.callsAbout(checkout.session.gid).at(-1)?.mutation).toBe("paymentSessionReject");
  return checkout;
}

async function syncAgain(token: string): Promise<void> {
  const { id, shop } = await paymentOf(world, token);
  await world.container.jobs.insert(world.pool, [
    { job: { name: "sync-shop", shopId: shop.id, paymentId: id, tries: 0 } },
  ]);
  await world.jobs.run();
}

test("with the goods in stock, the policy “fulfil” becomes a person's task, because door 1 cannot reopen", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "fulfil" });
  world.container.stock = { read: () => Promise.resolve("in") };
  const { token } = await closed();
  await payLate(world, token);
  expect(await exceptionsOf(world, token)).toMatchObject([
    { kind: "late_money", suggested_action: "fulfil_by_hand" },
  ]);
  expect(await shownOf(world, token)).toBe("fulfil");
});

test("a refund that the gateway can make is asked for once, and leaves nothing for a person to do", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "refund" });
  const { token } = await closed();
  const asked: string[] = [];
  world.container.refundLateMoney = ({ id }) => Promise.resolve((asked.push(id), "asked"));
  await payLate(world, token);
  await syncAgain(token);
  const payment = await paymentOf(world, token);
  expect(asked).toEqual([payment.id]);
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "refund" }]);
  expect(await shownOf(world, token)).toBe("refund");
});

test("what a person decided stands: later news of the payment opens nothing again", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
  const { token } = await closed();
  await payLate(world, token);
  const { id, shop } = await paymentOf(world, token);
  await world.container.transactions.transaction(async (tx) => {
    await tx.endException(shop.id, lateMoneyKey({ id }), {
      resolution: "fulfil",
      resolvedBy: "Marta",
      note: null,
    });
    await tx.resolveAlert(lateMoneyKey({ id }));
  });
  await syncAgain(token);
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "fulfil" }]);
  expect(await shownOf(world, token)).toBe("fulfil");
});

test("late money that went back in full at the gateway closes its task and its alert", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
  const { token } = await closed();
  await payLate(world, token);
  const { gatewayPaymentId } = await voucherOf(world, token);
  const answer = await fetch(`${world.mercadoPago.url}/v1/payments/${gatewayPaymentId}/refunds`, {
    method: "POST",
    headers: { authorization: `Bearer ${colombianSeller.accessToken}`, "x-idempotency-key": "panel-refund" },
  });
  expect(answer.status).toBe(201);
  await hearOf(world, token);
  expect(await paymentOf(world, token)).toMatchObject({ state: "refunded" });
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "settled" }]);
  expect(await shownOf(world, token)).toBeNull();
  const { rows } = await world.pool.query("select 1 from alert where key = $1 and resolved_at is null", [
    lateMoneyKey(await paymentOf(world, token)),
  ]);
  expect(rows).toEqual([]);
});

test("late money given as store credit ends its task, and the shopper reads of the credit", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
  const { token } = await closed();
  await payLate(world, token);
  const payment = await paymentOf(world, token);
  const { gatewayPaymentId } = await voucherOf(world, token);
  await world.container.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(payment.shop.id, payment.id);
    const credited = { kind: "credited", key: "credited:1", attempt: 1, source: "merchant" } as const;
    const money = { amount: payment.amount, gatewayPaymentId: gatewayPaymentId ?? "", eventId: "1" };
    await recordFacts(tx, locked ?? payment, [{ ...credited, ...money, occurredAt: null }]);
  });
  await world.jobs.run();
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "credit" }]);
  expect(await shownOf(world, token)).toBe("credit");
});

test("goods known to be gone: late money is held while the order waits, until the merchant takes it", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "fulfil" });
  world.container.stock = { read: () => Promise.resolve("out") };
  const { token, session } = await issueNow(world, { shop: bogota });
  await letExpire(world, token);
  await payLate(world, token);
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
  expect(await exceptionsOf(world, token)).toMatchObject([{ suggested_action: "decide_late_money" }]);
  await checkInvariants(world);

  const payment = await paymentOf(world, token);
  await world.container.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(payment.shop.id, payment.id);
    const accepted = { kind: "accepted", key: "accepted:1", attempt: 1, source: "merchant" } as const;
    await recordFacts(tx, locked ?? payment, [{ ...accepted, occurredAt: null, reason: "more came in" }]);
  });
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "fulfil" }]);
});

test("late money for an order that another attempt paid is money that came twice, not late money", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "fulfil" });
  world.container.stock = { read: () => Promise.resolve("in") };
  const first = await closed();
  const second = await issueNow(world, { shop: bogota, again: first.session });
  await payAtCounter(world, second.token);
  await hearOf(world, second.token);
  expect(world.shopify.orderOf(second.session.id)?.financialStatus).toBe("PAID");
  await payLate(world, first.token);
  expect(await exceptionsOf(world, first.token)).toEqual([]);
  expect(await alertsOf(world)).toContain("paid_twice");
});
