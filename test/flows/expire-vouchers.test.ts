import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expireVouchers } from "../../app/flows/expire-vouchers.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { advanceTo, graceEndOf, issueNow, letExpire } from "../support/late-money.ts";
import { issue, paymentOf, voucherOf } from "../support/shopper.ts";

const hour = 3_600_000;

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.close());

const expire = () => expireVouchers(world.container, world.clock.now());
const lastTold = (gid: string) => world.shopify.callsAbout(gid).at(-1)?.mutation;

/** A voucher of which the gateway never said that it ended; no webhook of ours arrives. */
async function forgotten() {
  const checkout = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  return checkout;
}

test("a voucher still waiting after deadline and grace is cancelled at the gateway, and only then is the order closed", async () => {
  const { token, session } = await forgotten();
  advanceTo(world, await graceEndOf(world, token), -1000);
  expect(await expire()).toBe(0);
  world.advance(2000);
  expect(await expire()).toBe(1);
  await world.jobs.run();
  expect((await voucherOf(world, token)).status).toBe("ended");
  expect((await paymentOf(world, token)).state).toBe("canceled");
  expect(lastTold(session.gid)).toBe("paymentSessionReject");
  expect(await expire()).toBe(0);
  await checkInvariants(world);
});

test("money that the gateway tells of when asked to cancel wins: the order is paid", async () => {
  const { token, session } = await forgotten();
  const { details } = await voucherOf(world, token);
  world.mercadoPago.pay(details.reference ?? "");
  advanceTo(world, await graceEndOf(world, token), 1000);
  await expire();
  await world.jobs.run();
  expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: [] });
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  await checkInvariants(world);
});

test("while the gateway does not answer nothing is closed, and an hour later it is tried again", async () => {
  const { token, session } = await forgotten();
  advanceTo(world, await graceEndOf(world, token), 1000);
  world.mercadoPago.faults.add({ kind: "error_500" });
  expect(await expire()).toBe(1);
  await world.jobs.run();
  expect((await voucherOf(world, token)).status).toBe("issued");
  expect(lastTold(session.gid)).toBe("paymentSessionPending");
  world.mercadoPago.faults.clear();
  world.mercadoPago.faults.dropWebhooks = true;
  world.advance(hour);
  expect(await expire()).toBe(1);
  await world.jobs.run();
  expect(lastTold(session.gid)).toBe("paymentSessionReject");
});

test("every voucher of a long list gets its turn, page after page, once a run even when none could be cancelled", async () => {
  const tokens: string[] = [];
  for (let index = 0; index < 23; index += 1) {
    tokens.push((await issue(world, { shop: bogota }, "efecty")).token);
  }
  advanceTo(world, await graceEndOf(world, tokens[0] ?? ""), 1000);
  world.mercadoPago.faults.add({ kind: "error_500" });
  expect(await expire()).toBe(23);
  world.mercadoPago.faults.clear();
  world.advance(hour);
  expect(await expire()).toBe(23);
  for (const token of tokens) expect((await voucherOf(world, token)).status).toBe("ended");
});

describe("an order whose voucher ran out", () => {
  test("is closed at the end of the gateway's grace, not before and not twice; till then its page says “still checking”", async () => {
    const { token, session } = await issueNow(world, { shop: bogota });
    await letExpire(world, token);
    const shown = async () => {
      const page = await world.pages.showPayment(token);
      return page.ok && page.value.stage;
    };
    expect(await shown()).toMatchObject({ state: "awaiting_payment", isPastDeadline: true });
    const graceEndsAt = await graceEndOf(world, token);
    advanceTo(world, graceEndsAt, -1000);
    await world.jobs.runEarly();
    expect(lastTold(session.gid)).toBe("paymentSessionPending");
    world.advance(2000);
    await world.jobs.runEarly();
    await world.jobs.runEarly();
    const rejects = world.shopify
      .callsAbout(session.gid)
      .filter(({ mutation }) => mutation === "paymentSessionReject");
    expect(rejects).toHaveLength(1);
    expect(await shown()).toMatchObject({ state: "expired" });
    await checkInvariants(world);
  });
});
