import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { timeLimits } from "../../app/domain/time-limits.ts";
import { measureWaits } from "../../app/flows/measure-waits.ts";
import { openCashRefund } from "../../app/flows/open-cash-refund.ts";
import { newToken } from "../../app/lib/id.ts";
import { momentOf } from "../../app/ui/pay/moment.ts";
import { hearOfMoney } from "../support/by-hand.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { askInShop, clickOn, payFor } from "../support/refunds.ts";
import { issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await world.jobs.run();
  await checkInvariants(world);
  await world.close();
});

async function stageOf(token: string) {
  const shown = await world.pages.showPayment(token);
  if (!shown.ok || shown.value.stage.kind !== "voucher") throw new Error("no number is shown");
  return shown.value.stage;
}

const momentNow = async (token: string) => momentOf(await stageOf(token), world.clock.now());

test("an attempt whose order has a newer number says so, and leads there", async () => {
  const first = await issue(world, { shop: bogota }, "efecty");
  const second = await issue(world, { shop: bogota, again: first.session }, "efecty");
  expect(await momentNow(first.token)).toBe("replaced");
  expect((await stageOf(first.token)).replacedBy).toBe(second.token);
  expect((await stageOf(second.token)).replacedBy).toBeNull();
});

test("a new number names the one it replaced", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const old = await voucherOf(world, token);
  await world.pool.query("update voucher set expires_at = now() - interval '1 minute' where id = $1", [
    old.id,
  ]);
  world.mercadoPago.expire(Number(old.gatewayPaymentId));
  await world.poll();
  await world.pages.sayPaid(token);
  await world.jobs.run();
  expect((await stageOf(token)).canHaveNewNumber).toBe(true);
  await world.pages.requestNewNumber(token);
  await world.jobs.run();
  const stage = await stageOf(token);
  expect(stage.details.reference).not.toBe(old.details.reference);
  expect(stage.replacedReference).toBe(old.details.reference);
});

test("an order paid twice says so", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await hearOfMoney(world, token, amount);
  expect(await momentNow(token)).toBe("paid");
  await hearOfMoney(world, token, amount, "990000000002");
  expect(await momentNow(token)).toBe("paidTwice");
});

test("money that a person gives back asks for the shopper's account first", async () => {
  const { token } = await payFor(world, lima, "pagoefectivo");
  const { deps, about } = await clickOn(world, token);
  const opened = await openCashRefund(
    { ...deps, newToken },
    { ...about, amount: money(18_900n, "PEN") },
    world.clock.now(),
  );
  expect(opened).toMatchObject({ ok: true });
  expect(await momentNow(token)).toBe("refundData");
});

test("money that the shop gives back is on its way until it is back", async () => {
  const checkout = await payFor(world, lima, "pagoefectivo");
  await askInShop(world, checkout);
  expect(await momentNow(checkout.token)).toBe("paid");
  world.mercadoPago.faults.add({ kind: "error_500" });
  await world.jobs.run();
  expect(await momentNow(checkout.token)).toBe("refundOnWay");
  world.mercadoPago.faults.clear();
  await world.jobs.runEarly();
  world.advance(10 * 60_000);
  await world.jobs.run();
});

test("opening a page, which its state and files do too, asks no gateway anything", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const calls = () => world.mercadoPago.requests().length;
  const before = calls();
  for (let look = 0; look < 5; look += 1) expect((await world.pages.showPayment(token)).ok).toBe(true);
  expect(calls()).toBe(before);
});

describe("a pay link", () => {
  test("opens for 90 days after the end of its number and more, then is gone", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const { expiresAt } = (await voucherOf(world, token)).details;
    expect(timeLimits.linkDays).toBeGreaterThanOrEqual(90);
    const back = world.clock.now().getTime();
    const goTo = (moment: number) => world.advance(moment - world.clock.now().getTime());
    goTo(expiresAt.getTime() + 90 * 86_400_000);
    expect((await world.pages.showPayment(token)).ok).toBe(true);
    expect((await world.pages.nextUrl(token)).ok).toBe(true);
    goTo(expiresAt.getTime() + timeLimits.linkDays * 86_400_000 + 60_000);
    expect(await world.pages.showPayment(token)).toMatchObject({ ok: false, error: "gone" });
    expect(await world.pages.nextUrl(token)).toMatchObject({ ok: false, error: "gone" });
    goTo(back);
  });

  test("has 128 random bits and more", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    expect(Buffer.from(token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
  });
});

describe("what is promised of the wait", () => {
  test("grows to what was measured of enough payments, and not before", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const stated = (await stageOf(token)).wait;
    const { container } = world;
    const from = new Date(0);
    await measureWaits(container, world.clock.now());
    expect((await stageOf(token)).wait).toEqual(stated);

    // One payment heard of three hours after the cash was paid makes no measurement; here it is enough.
    const late = await issue(world, { shop: bogota }, "efecty");
    const { amount } = await paymentOf(world, late.token);
    await hearOfMoney(world, late.token, amount);
    await world.pool.query("alter table fact disable trigger user");
    await world.pool.query(
      "update fact set source = 'poll', occurred_at = recorded_at - interval '3 hours' where kind = 'confirmed'",
    );
    await world.pool.query("alter table fact enable trigger user");
    await container.confirmationTimes.measure(from, world.clock.now(), 1);
    expect((await stageOf(token)).wait).toMatchObject({ usualMinutes: 180, longestMinutes: 180 });
  });

  test("is over once the shopper said to have paid longer ago than nearly all wait", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    await world.pages.sayPaid(token);
    await world.jobs.run();
    expect((await stageOf(token)).saidPaid.isOverdue).toBe(false);
    world.advance(4 * 3_600_000);
    expect((await stageOf(token)).saidPaid.isOverdue).toBe(true);
  });
});
