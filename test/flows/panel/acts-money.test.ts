import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { differingBy, hearOfMoney } from "../../support/by-hand.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import {
  advanceTo,
  chooseSettings,
  graceEndOf,
  hearOf,
  issueNow,
  letExpire,
  payLate,
} from "../../support/late-money.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { actOnce, expectRefused, traceOf } from "../../support/one-act.ts";
import { exceptionsOf, payFor, refundsOf } from "../../support/refunds.ts";
import {
  alertsOf,
  count,
  issue,
  payAtCounter,
  paymentOf,
  voucherOf,
  webhooksSettled,
} from "../../support/shopper.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  await world.jobs.run();
  await checkInvariants(world);
  await world.close();
});

const staff = "staff 902541635";

/** The store credit that the ledger owes the shopper for one payment. */
async function creditOwed(paymentId: string): Promise<bigint> {
  const { rows } = await world.pool.query<{ minor: string }>(
    "select -sum(amount_minor) as minor from ledger_posting where payment_id = $1 and account = 'shopper_credit'",
    [paymentId],
  );
  return BigInt(rows[0]?.minor ?? 0);
}

describe("accept", () => {
  test("is offered for money that differs, takes it for the order, and the shop hears that it is paid", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).not.toContain("accept");
    await expectRefused(world, () => hand.act("accept", { reason: "x" }), "nothing_to_accept");
    await hearOfMoney(world, token, differingBy((await paymentOf(world, token)).amount, -100n));
    expect((await hand.view()).acts).toContain("accept");
    await expectRefused(world, () => hand.act("accept"), "reason_missing");
    const reason = "one peso is nothing";
    expect(await actOnce(world, hand, "accept", { reason })).toMatchObject({ say: "accepted" });
    expect(await count(world, `fact where kind = 'accepted' and payment_id = '${hand.id}'`)).toBe(1);
    await world.jobs.run();
    expect(await hand.view()).toMatchObject({ state: "paid", told: "paid", marks: [], exceptions: [] });
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    expect(await alertsOf(world)).not.toContain("payment_difference");
    expect(await traceOf(world, hand.id, "accept")).toEqual([{ actor: staff, reason }]);
    expect((await hand.view()).acts).not.toContain("accept");
    await expectRefused(world, () => hand.act("accept", { reason }), "nothing_to_accept");
  });
});

describe("accept, when the shop was told that the payment is over,", () => {
  test("keeps money that came late and too much, whatever the policy, and promises nothing in the shop's name", async () => {
    await chooseSettings(world, bogota, { lateMoneyPolicy: "refund" });
    const { session, token } = await issueNow(world, { shop: bogota });
    const hand = await handOn(world, token);
    await letExpire(world, token);
    advanceTo(world, await graceEndOf(world, token), 1000);
    await world.jobs.runEarly();
    const { gatewayPaymentId } = await voucherOf(world, token);
    world.mercadoPago.pay(Number(gatewayPaymentId), { late: true, amount: "39000" });
    await hearOf(world, token);
    expect(await hand.view()).toMatchObject({ told: "closed", marks: ["late", "over"] });
    const reason = "we send it all the same";
    const answer = await actOnce(world, hand, "accept", { reason });
    expect(answer).toMatchObject({ isDone: true, say: "accepted_closed" });
    await world.jobs.run();
    // The order is made by hand, and until then it is an open matter.
    expect((await hand.view()).exceptions).toMatchObject([
      { kind: "late_money", suggestedAction: "fulfil_by_hand" },
    ]);
    expect(await refundsOf(world, token)).toEqual([]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).not.toBe("PAID");
    expect(await traceOf(world, hand.id, "accept")).toEqual([{ actor: staff, reason }]);
  });
});

describe("credit", () => {
  /** Money that came after the shop was told "closed", and is held. */
  async function payHeld(): Promise<string> {
    await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
    const { token } = await issueNow(world, { shop: bogota });
    await letExpire(world, token);
    advanceTo(world, await graceEndOf(world, token), 1000);
    await world.jobs.runEarly();
    await payLate(world, token);
    return token;
  }

  test("is offered for money that is held, in parts, and ends the matter with the last of it", async () => {
    const token = await payHeld();
    const hand = await handOn(world, token);
    const { amount } = await paymentOf(world, token);
    expect((await hand.view()).acts).toContain("credit");
    const part = { credit: "vale-7", amount: "8.900", reason: "she wanted credit" };
    await expectRefused(world, () => hand.act("credit", { ...part, credit: "" }), "credit_id_missing");
    await expectRefused(world, () => hand.act("credit", { ...part, amount: "a lot" }), "amount_unreadable");
    await expectRefused(world, () => hand.act("credit", { ...part, amount: "0" }), "not_positive");
    await expectRefused(world, () => hand.act("credit", { ...part, amount: "38901" }), "more_than_kept");
    expect(await actOnce(world, hand, "credit", part)).toMatchObject({
      say: "credited",
      detail: { amount: "8900.00 COP" },
    });
    expect(await exceptionsOf(world, token)).toEqual(["late_money"]);
    expect((await hand.view()).sums.left.minor).toBe(amount.minor - 890_000n);

    const rest = { credit: "vale-8", reason: "the rest too" };
    expect(await actOnce(world, hand, "credit", rest)).toMatchObject({ detail: { amount: "30000.00 COP" } });
    await world.jobs.run();
    expect(await exceptionsOf(world, token)).toEqual([]);
    expect(await creditOwed(hand.id)).toBe(amount.minor);
    expect(await traceOf(world, hand.id, "credit")).toEqual([
      { actor: staff, reason: "she wanted credit" },
      { actor: staff, reason: "the rest too" },
    ]);
    expect((await hand.view()).acts).not.toContain("credit");
    const more = { credit: "vale-9", reason: "once more" };
    await expectRefused(world, () => hand.act("credit", more), "no_money_kept");
  });

  test("of the same number in another form is the same credit, and adds nothing", async () => {
    const token = await payHeld();
    const hand = await handOn(world, token);
    const form = { credit: "vale-7", amount: "8900", reason: "credit" };
    const answers = await Promise.all([1, 2, 3].map(() => hand.act("credit", form)));
    expect(answers.map((answer) => answer?.say)).toEqual(["credited", "credited", "credited"]);
    expect(await creditOwed(hand.id)).toBe(890_000n);
    expect(await traceOf(world, hand.id, "credit")).toHaveLength(1);
  });

  test("of money that came as it should is not offered", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    expect((await (await handOn(world, token)).view()).acts).not.toContain("credit");
  });
});

describe("refund_second", () => {
  /** The first number ran out, the next one was paid, and then the first as well. Answers the first one's number. */
  async function payTwice(token: string): Promise<string> {
    const hand = await handOn(world, token);
    const first = await voucherOf(world, token);
    await rings(() => world.mercadoPago.expire(Number(first.gatewayPaymentId)));
    await hand.act("reissue");
    await world.jobs.run();
    await payAtCounter(world, token);
    await world.jobs.run();
    expect((await hand.view()).acts).not.toContain("refund_second");
    await expectRefused(world, () => hand.act("refund_second"), "not_paid_twice");
    await rings(() => world.mercadoPago.pay(first.details.reference ?? "", { late: true }));
    return first.gatewayPaymentId ?? "";
  }

  async function rings(what: () => unknown): Promise<void> {
    const before = world.mercadoPago.webhooks().length;
    what();
    await webhooksSettled(world, before);
    await world.jobs.run();
  }

  test("is offered when a second payment came, gives all of that back, and the order stays paid", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    const { amount } = await paymentOf(world, token);
    const second = await payTwice(token);
    expect(await hand.view()).toMatchObject({
      marks: ["late", "paid_twice"],
      exceptions: [{ kind: "paid_twice" }],
    });
    expect((await hand.view()).acts).toContain("refund_second");
    expect(await actOnce(world, hand, "refund_second")).toMatchObject({ isDone: true, say: "refund_asked" });
    expect(await refundsOf(world, token)).toMatchObject([
      { state: "asked", reason: "paid_twice", gateway_payment_id: second, amount_minor: `${amount.minor}` },
    ]);
    expect((await hand.view()).acts).not.toContain("refund_second");
    await expectRefused(world, () => hand.act("refund_second"), "not_paid_twice");
    await world.jobs.run();
    expect(await refundsOf(world, token)).toMatchObject([{ state: "done" }]);
    const after = await hand.view();
    expect(after).toMatchObject({ state: "paid", exceptions: [] });
    expect(after.marks).not.toContain("paid_twice");
    expect(after.sums.left.minor).toBe(amount.minor);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    expect(await traceOf(world, hand.id, "refund")).toEqual([{ actor: staff, reason: "paid_twice" }]);
  });
});
