import { afterEach, beforeEach, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { acceptPayment } from "../../app/flows/accept-payment.ts";
import { creditPayment } from "../../app/flows/credit-payment.ts";
import { lateMoneyKey } from "../../app/flows/handle-late-money.ts";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";
import { ana, idsOf } from "../support/by-hand.ts";
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
  const rest = { ...(await idsOf(world, token)), amount: null, gatewayPaymentId: null, creditId: "card 2" };
  const part = { ...rest, amount: money(1000_00n, "COP"), creditId: "card 1" };
  expect((await creditPayment(world.container, part, ana)).ok).toBe(true);
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: null }]);
  expect((await creditPayment(world.container, rest, ana)).ok).toBe(true);
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

  expect((await acceptPayment(world.container, await idsOf(world, token), ana)).ok).toBe(true);
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: "fulfil" }]);
});

test("late money for an order that is closed for good cannot be taken for it, only dealt with by hand", async () => {
  await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
  const { token } = await closed();
  const ids = await idsOf(world, token);
  expect(await acceptPayment(world.container, ids, ana)).toEqual({ ok: false, error: "nothing_to_accept" });
  await payLate(world, token);
  expect(await acceptPayment(world.container, ids, ana)).toEqual({ ok: false, error: "closed_for_good" });
  expect(await exceptionsOf(world, token)).toMatchObject([{ resolution: null }]);
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
  expect(await exceptionsOf(world, first.token)).toMatchObject([{ kind: "paid_twice", resolution: null }]);
  expect(await alertsOf(world)).toContain("paid_twice");
});
