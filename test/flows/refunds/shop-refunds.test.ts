import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { askInShop, atShop, passTime, payFor, refundsOf } from "../../support/refunds.ts";
import { alertsOf, issue, paymentOf, voucherOf, type Checkout } from "../../support/shopper.ts";

let world: FlowWorld;
let early: Record<"colombia" | "peru", Checkout>;
beforeAll(async () => {
  world = await startFlowWorld();
  early = {
    colombia: await payFor(world, bogota, "efecty"),
    peru: await payFor(world, lima, "pagoefectivo"),
  };
});
afterEach(async () => {
  world.mercadoPago.faults.clear();
  world.shopify.setFault(null);
  await world.jobs.run();
  await checkInvariants(world);
});
afterAll(() => world.close());

/** The shop's tokens live as long as the app is opened from time to time. */
async function keepShopOpen(domain: string): Promise<void> {
  const shop = await world.container.shops.findByDomain(domain);
  const tokens = world.shopify.install(domain);
  const inAnHour = new Date(world.clock.now().getTime() + 3_600_000);
  await world.container.tokenStore.save(shop?.id ?? "", {
    accessToken: tokens.access_token,
    accessTokenExpiresAt: inAnHour,
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: inAnHour,
  });
}

const refundPath = /\/refunds$/;
const atGateway = async (token: string) =>
  world.mercadoPago.find(Number((await voucherOf(world, token)).gatewayPaymentId))?.refunds ?? [];

describe("refunds the shop asks for", () => {
  test("in parts, one after the other, go back until nothing is left, and not a peso more", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    const asked: string[] = [];
    for (const amount of ["10000.00", "20000.00", "8000.00"]) {
      asked.push(await askInShop(world, checkout, amount));
      await world.jobs.run();
    }
    expect(asked.map((id) => atShop(world, id).state)).toEqual(["resolved", "resolved", "resolved"]);
    expect(await paymentOf(world, checkout.token)).toMatchObject({ state: "partially_refunded" });
    const tooMuch = await askInShop(world, checkout, "901.00");
    const rest = await askInShop(world, checkout, "900.00");
    await world.jobs.run();
    expect(atShop(world, tooMuch)).toMatchObject({
      state: "rejected",
      message: expect.stringContaining("más de lo que queda") as string,
    });
    expect(atShop(world, rest).state).toBe("resolved");
    expect(await paymentOf(world, checkout.token)).toMatchObject({ state: "refunded" });
    expect(await atGateway(checkout.token)).toHaveLength(4);
  });

  test("two at once for more than there is: one goes, the other hears why not", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    const ids = [await askInShop(world, checkout, "30000.00"), await askInShop(world, checkout, "30000.00")];
    await world.jobs.run();
    const told = ids.map((id) => atShop(world, id).state).sort();
    expect(told).toEqual(["rejected", "resolved"]);
    const message = ids.map((id) => atShop(world, id)).find(({ state }) => state === "rejected")?.message;
    expect(message).toMatch(/todavía está en camino|más de lo que queda/);
    expect(await atGateway(checkout.token)).toHaveLength(1);
  });

  test("two at once of one amount that both fit become two, though one answer is lost", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    const ids = [await askInShop(world, checkout, "10000.00"), await askInShop(world, checkout, "10000.00")];
    world.mercadoPago.faults.add({ kind: "reset_after", method: "POST", path: refundPath, times: 1 });
    await world.jobs.run();
    await passTime(world, 2);
    await passTime(world, 2);
    expect(ids.map((id) => atShop(world, id).state)).toEqual(["resolved", "resolved"]);
    const rows = await refundsOf(world, checkout.token);
    expect(new Set(rows.map((row) => row.gateway_refund_id)).size).toBe(2);
    expect(await atGateway(checkout.token)).toHaveLength(2);
  });

  test("of part of a payment in Peru are rejected before the gateway is asked, with what to do instead", async () => {
    const checkout = await payFor(world, lima, "pagoefectivo");
    const before = world.mercadoPago.requests().length;
    const part = await askInShop(world, checkout, "1.00");
    await world.jobs.run();
    expect(atShop(world, part)).toMatchObject({
      state: "rejected",
      message: expect.stringContaining("mesa de devoluciones") as string,
    });
    expect(world.mercadoPago.requests().length).toBe(before);
    const full = await askInShop(world, checkout);
    await world.jobs.run();
    expect(atShop(world, full).state).toBe("resolved");
  });

  test("of a payment that nobody paid are rejected, and leave no refund", async () => {
    const checkout = await issue(world, { shop: bogota }, "efecty");
    const refund = await askInShop(world, checkout);
    await world.jobs.run();
    expect(atShop(world, refund).state).toBe("rejected");
    expect(await refundsOf(world, checkout.token)).toEqual([]);
  });

  test("that the gateway refuses are rejected once, and the amount is free again", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    world.mercadoPago.faults.add({ kind: "blocked", method: "POST", path: refundPath, times: 1 });
    const refused = await askInShop(world, checkout);
    await world.jobs.run();
    expect(atShop(world, refused).state).toBe("rejected");
    expect(await refundsOf(world, checkout.token)).toMatchObject([
      { state: "refused", refusal: "account_refused" },
    ]);
    expect(await alertsOf(world)).toContain("credentials_refused");
    const again = await askInShop(world, checkout);
    await world.jobs.run();
    expect(atShop(world, again).state).toBe("resolved");
    expect(await atGateway(checkout.token)).toHaveLength(1);
  });
});

describe("a refund whose answer was lost", () => {
  test("is looked up before anything is sent again: one refund, and the shop hears of it", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    world.mercadoPago.faults.add({ kind: "reset_after", method: "POST", path: refundPath, times: 1 });
    const refund = await askInShop(world, checkout, "10000.00");
    await world.jobs.run();
    expect(atShop(world, refund).state).toBe("open");
    expect(await refundsOf(world, checkout.token)).toMatchObject([{ state: "asked" }]);
    const posts = () =>
      world.mercadoPago.requests().filter(({ method, path }) => method === "POST" && refundPath.test(path));
    const before = posts().length;
    await passTime(world, 2);
    expect(atShop(world, refund).state).toBe("resolved");
    expect(posts().length).toBe(before);
    expect(await atGateway(checkout.token)).toHaveLength(1);
  });

  test("and was never made is made by the next try, once", async () => {
    const checkout = await payFor(world, bogota, "efecty");
    world.mercadoPago.faults.add({ kind: "reset_before", method: "POST", path: refundPath, times: 1 });
    const refund = await askInShop(world, checkout, "10000.00");
    await world.jobs.run();
    await passTime(world, 2);
    expect(atShop(world, refund).state).toBe("resolved");
    expect(await atGateway(checkout.token)).toHaveLength(1);
  });
});

test("the shop's own telling is repeated after a lost answer, the refund is not", async () => {
  const checkout = await payFor(world, lima, "pagoefectivo");
  const refund = await askInShop(world, checkout);
  world.shopify.setFault("lost_answer", 1);
  await world.jobs.run();
  for (let round = 0; round < 3; round += 1) await world.jobs.runEarly();
  expect(atShop(world, refund).state).toBe("resolved");
  expect(await atGateway(checkout.token)).toHaveLength(1);
});

// Last: the clock only moves forward, and new payments do not live in the far future.
test("a refund that the gateway does not take for more than a day raises an alert, goes on, and closes the alert when it ends", async () => {
  const checkout = early.colombia;
  world.mercadoPago.faults.add({ kind: "error_500" });
  const refund = await askInShop(world, checkout);
  await world.jobs.run();
  for (let look = 0; look < 11; look += 1) await passTime(world, 8 * 60);
  expect(await alertsOf(world)).toContain("refund_hangs");
  expect(atShop(world, refund).state).toBe("open");
  world.mercadoPago.faults.clear();
  await passTime(world, 8 * 60);
  expect(atShop(world, refund).state).toBe("resolved");
  expect(await alertsOf(world)).not.toContain("refund_hangs");
  expect(await atGateway(checkout.token)).toHaveLength(1);
});

test("after the gateway's last day it is not asked, and the merchant hears how to go on by hand", async () => {
  const checkout = early.peru;
  world.advance(91 * 24 * 3_600_000);
  await keepShopOpen(lima);
  const refund = await askInShop(world, checkout);
  await world.jobs.run();
  expect(atShop(world, refund)).toMatchObject({
    state: "rejected",
    message: expect.stringContaining("número de días") as string,
  });
  expect(await refundsOf(world, checkout.token)).toEqual([]);
});
