import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { refundExcess } from "../../../app/flows/refund-excess.ts";
import { refundLateMoney } from "../../../app/flows/refund-late-money.ts";
import { refundSecondPayment } from "../../../app/flows/refund-second-payment.ts";
import { newId } from "../../../app/lib/id.ts";
import type { Voucher } from "../../../app/ports/records.ts";
import { bogota, documents, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { auditOf, clickOn, exceptionsOf, payFor, refundsOf } from "../../support/refunds.ts";
import {
  alertsOf,
  checkOut,
  issue,
  payAtCounter,
  paymentOf,
  voucherOf,
  webhooksSettled,
} from "../../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  world.mercadoPago.faults.clear();
  await world.jobs.run();
  await checkInvariants(world);
});
afterAll(() => world.close());

/** A payment whose first voucher ended, whose second was paid, and then the first as well. */
async function payTwice(shop: string, method: "efecty" | "pagoefectivo") {
  const checkout = await issue(world, { shop }, method);
  const first = await voucherOf(world, checkout.token);
  await rings(() => world.mercadoPago.expire(Number(first.gatewayPaymentId)));
  await issueAgain(first);
  await payAtCounter(world, checkout.token);
  await world.jobs.run();
  await rings(() => world.mercadoPago.pay(first.details.reference ?? "", { late: true }));
  return { ...checkout, first };
}

async function rings(what: () => unknown): Promise<void> {
  const before = world.mercadoPago.webhooks().length;
  what();
  await webhooksSettled(world, before);
  await world.jobs.run();
}

async function issueAgain({ shopId, paymentId, accountId, method, country }: Voucher): Promise<void> {
  const id = newId();
  const document = { type: "CC" as const, number: documents.efecty.documentNumber };
  const expiresAt = new Date(world.clock.now().getTime() + 48 * 3_600_000);
  const keys = { idempotencyKey: `recaudo-voucher-${id}`, externalReference: id };
  await world.container.transactions.transaction(async (tx) => {
    await tx.lockPayment(shopId, paymentId);
    const routedBecause = "again";
    const voucher = {
      id,
      paymentId,
      accountId,
      method,
      country,
      ...keys,
      document,
      expiresAt,
      routedBecause,
    };
    expect(await tx.addVoucher(shopId, voucher)).toBe("added");
    await tx.enqueue([{ job: { name: "issue-voucher", shopId, voucherId: id, tries: 0 } }]);
  });
  await world.jobs.run();
}

describe("a shopper who paid twice", () => {
  test("gets the second payment back in full by one click, and the order stays paid", async () => {
    const { token, session, first } = await payTwice(bogota, "efecty");
    expect((await paymentOf(world, token)).marks).toContain("paid_twice");
    expect(await exceptionsOf(world, token)).toContain("paid_twice");
    const { deps, about } = await clickOn(world, token);
    const clicks = await Promise.all([1, 2].map(() => refundSecondPayment(deps, about, world.clock.now())));
    expect(clicks.map((click) => (click.ok ? click.value : click.error)).sort()).toEqual([
      "asked",
      "not_paid_twice",
    ]);
    await world.jobs.run();
    expect(await refundsOf(world, token)).toMatchObject([
      {
        state: "done",
        reason: "paid_twice",
        gateway_payment_id: first.gatewayPaymentId,
        amount_minor: "3890000",
      },
    ]);
    expect((await paymentOf(world, token)).state).toBe("paid");
    expect((await paymentOf(world, token)).marks).not.toContain("paid_twice");
    expect(await exceptionsOf(world, token)).toEqual([]);
    expect(await auditOf(world, token)).toEqual(["Marta refund"]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  });

  test("by another attempt of the order gets that whole attempt back", async () => {
    const winner = await payFor(world, bogota, "efecty");
    const beaten = await payFor(world, lima, "pagoefectivo");
    const { deps, about } = await clickOn(world, beaten.token);
    const shopSync = {
      ...world.container.shopSync,
      groupWinner: () => paymentOf(world, winner.token).then(({ id }) => id),
    };
    expect(await refundSecondPayment({ ...deps, shopSync }, about, world.clock.now())).toEqual({
      ok: true,
      value: "asked",
    });
    await world.jobs.run();
    expect((await paymentOf(world, beaten.token)).state).toBe("refunded");
  });

  test("and whose gateway says no becomes a person's task", async () => {
    const { token } = await payTwice(bogota, "efecty");
    world.mercadoPago.faults.add({ kind: "unauthorized", method: "POST", path: /\/refunds$/, times: 1 });
    const { deps, about } = await clickOn(world, token);
    await refundSecondPayment(deps, about, world.clock.now());
    await world.jobs.run();
    expect(await refundsOf(world, token)).toMatchObject([{ state: "refused", refusal: "account_refused" }]);
    expect(await exceptionsOf(world, token)).toEqual(["paid_twice", "refund_by_hand"]);
  });

  test("is not believed of one who paid once, of another shop's payment, or of nothing", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const { deps, about } = await clickOn(world, token);
    const click = (changes: object) => refundSecondPayment(deps, { ...about, ...changes }, world.clock.now());
    const { shop } = await paymentOf(world, (await checkOut(world, { shop: lima })).token);
    expect(await click({})).toMatchObject({ error: "not_paid_twice" });
    expect(await click({ shopId: shop.id })).toMatchObject({ error: "unknown_payment" });
    expect(await refundsOf(world, token)).toEqual([]);
  });
});

describe("money above what was asked", () => {
  test("goes back by one click where the gateway refunds in part, and the shop then hears that it is paid", async () => {
    const { token, session } = await issue(world, { shop: bogota }, "efecty");
    await payAtCounter(world, token, { amount: "39000" });
    await world.jobs.run();
    expect(await exceptionsOf(world, token)).toEqual(["over"]);
    const { deps, about } = await clickOn(world, token);
    expect(await refundExcess(deps, about, world.clock.now())).toEqual({ ok: true, value: "asked" });
    expect(await refundExcess(deps, about, world.clock.now())).toMatchObject({ error: "nothing_over" });
    await world.jobs.run();
    expect(await refundsOf(world, token)).toMatchObject([
      { state: "done", reason: "over", amount_minor: "10000" },
    ]);
    expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: [] });
    expect(await exceptionsOf(world, token)).toEqual([]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  });

  test("becomes a person's task where the gateway refunds only in full", async () => {
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    await payAtCounter(world, token, { amount: "190.00" });
    await world.jobs.run();
    const { deps, about } = await clickOn(world, token);
    expect(await refundExcess(deps, about, world.clock.now())).toEqual({ ok: true, value: "by_hand" });
    expect(await exceptionsOf(world, token)).toEqual(["over", "refund_by_hand"]);
    expect(await refundsOf(world, token)).toEqual([]);
  });
});

describe("late money, by the shop's policy,", () => {
  test("goes back in full, once, however often it is asked for", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const { deps } = await clickOn(world, token);
    const ask = async () => refundLateMoney(deps, await paymentOf(world, token), world.clock.now());
    expect([await ask(), await ask()]).toEqual(["asked", "asked"]);
    await world.jobs.run();
    expect(await ask()).toBe("asked");
    expect(await refundsOf(world, token)).toMatchObject([{ state: "done", reason: "late_money" }]);
    expect((await paymentOf(world, token)).state).toBe("refunded");
  });

  test("is not possible after the gateway's last day", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const { deps } = await clickOn(world, token);
    const payment = await paymentOf(world, token);
    const late = new Date(world.clock.now().getTime() + 181 * 86_400_000);
    expect(await refundLateMoney(deps, payment, late)).toBe("not_possible");
    expect(await refundsOf(world, token)).toEqual([]);
  });
});

test("nothing of all this left an alert of a hanging refund", async () => {
  expect(await alertsOf(world)).not.toContain("refund_hangs");
});
