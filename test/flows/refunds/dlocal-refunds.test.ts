import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { saveAccount } from "../../../app/flows/save-account.ts";
import { newId } from "../../../app/lib/id.ts";
import { colombianMerchant } from "../../../sandbox/gateways/dlocal/merchants.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { askInShop, atShop, passTime, refundsOf } from "../../support/refunds.ts";
import { alertsOf, count, issue, paymentOf, voucherOf, type Checkout } from "../../support/shopper.ts";
import { waitUntil } from "../../support/wait-until.ts";

type Paid = Checkout & { readonly id: string };
let world: FlowWorld;
const paid: Paid[] = [];
beforeAll(async () => {
  world = await startFlowWorld();
  await useDlocal();
  // All before the clock is moved: new payments do not live in the far future.
  for (let count = 0; count < 6; count += 1) paid.push(await pay());
});
afterEach(async () => {
  world.dlocal.faults.clear();
  await world.jobs.run();
  await checkInvariants({ pool: world.pool, shopify: world.shopify });
});
afterAll(() => world.close());

/** The shop's only account is one at dLocal. */
async function useDlocal(): Promise<void> {
  const shop = await world.container.shops.findByDomain(bogota);
  if (!shop) throw new Error("no shop");
  await world.pool.query("delete from gateway_account where shop_id = $1", [shop.id]);
  const { login, transKey, secretKey } = colombianMerchant;
  const keys = { login, trans_key: transKey, secret_key: secretKey, environment: "live", country: "CO" };
  const gateway = world.container.findGateway("dlocal");
  const form = { mode: "live" as const, country: null, values: keys };
  const saved = await saveAccount(
    { ...world.container, newId },
    { gateway, shopId: shop.id, actor: "test" },
    form,
    new Date(),
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
}

async function pay(): Promise<Paid> {
  const checkout = await issue(world, { shop: bogota }, "efecty");
  const { gatewayPaymentId } = await voucherOf(world, checkout.token);
  const id = gatewayPaymentId ?? "";
  await rings(() => expect(world.dlocal.pay(id).ok).toBe(true));
  return { ...checkout, id };
}

function nextPaid(): Paid {
  const next = paid.pop();
  if (!next) throw new Error("too few payments were made");
  return next;
}

/** Does something that dLocal rings about, and lets it be heard. */
async function rings(what: () => unknown): Promise<void> {
  const before = await count(world, "inbox");
  what();
  await waitUntil("dLocal has rung", async () => (await count(world, "inbox")) > before);
  await world.jobs.run();
}

const refundAtDlocal = (id: string): string => world.dlocal.refundsOf(id).at(-1)?.id ?? "";

describe("a refund at dLocal", () => {
  test("is pending for days, then paid: the shop hears of it at the end, and not before", async () => {
    const checkout = nextPaid();
    const refund = await askInShop(world, checkout, "10000.00");
    await world.jobs.run();
    expect(await refundsOf(world, checkout.token)).toMatchObject([{ state: "sent" }]);
    for (let day = 0; day < 2; day += 1) await passTime(world, 24 * 60);
    expect(atShop(world, refund).state).toBe("open");
    expect((await paymentOf(world, checkout.token)).state).toBe("paid");
    await rings(() => world.dlocal.settleRefund(refundAtDlocal(checkout.id), "SUCCESS"));
    expect(atShop(world, refund).state).toBe("resolved");
    expect((await paymentOf(world, checkout.token)).state).toBe("partially_refunded");
    expect(world.dlocal.refundsOf(checkout.id)).toHaveLength(1);
  });

  test("paid without a webhook is found by its next check", async () => {
    const checkout = nextPaid();
    const refund = await askInShop(world, checkout);
    await world.jobs.run();
    world.dlocal.faults.dropWebhooks = true;
    world.dlocal.settleRefund(refundAtDlocal(checkout.id), "SUCCESS");
    await passTime(world, 6);
    world.dlocal.faults.dropWebhooks = false;
    expect(atShop(world, refund).state).toBe("resolved");
    expect((await paymentOf(world, checkout.token)).state).toBe("refunded");
  });

  test("rejected in the end is told to the shop with what to do, and the amount is free again", async () => {
    const checkout = nextPaid();
    const refund = await askInShop(world, checkout);
    await world.jobs.run();
    await passTime(world, 24 * 60);
    await rings(() => world.dlocal.settleRefund(refundAtDlocal(checkout.id), "REJECTED"));
    expect(atShop(world, refund)).toMatchObject({ state: "rejected" });
    expect(atShop(world, refund).message).toContain("no pudo pagarla");
    expect((await paymentOf(world, checkout.token)).state).toBe("paid");
    const again = await askInShop(world, checkout);
    await world.jobs.run();
    await rings(() => world.dlocal.settleRefund(refundAtDlocal(checkout.id), "SUCCESS"));
    expect(atShop(world, again).state).toBe("resolved");
  });

  test("under way counts: what it leaves is all that may still be asked for", async () => {
    const checkout = nextPaid();
    const first = await askInShop(world, checkout, "30000.00");
    await world.jobs.run();
    const tooMuch = await askInShop(world, checkout, "10000.00");
    const rest = await askInShop(world, checkout, "8900.00");
    await world.jobs.run();
    expect(atShop(world, tooMuch).message).toContain("todavía está en camino");
    expect([first, rest].map((id) => atShop(world, id).state)).toEqual(["open", "open"]);
    expect(world.dlocal.refundsOf(checkout.id)).toHaveLength(2);
    for (const { id } of world.dlocal.refundsOf(checkout.id))
      await rings(() => world.dlocal.settleRefund(id, "SUCCESS"));
    expect([first, rest].map((id) => atShop(world, id).state)).toEqual(["resolved", "resolved"]);
  });

  test("whose answer was lost is never made twice, and is recognized by its webhook", async () => {
    const checkout = nextPaid();
    world.dlocal.faults.add({ kind: "reset_after", method: "POST", path: /^\/refunds$/, times: 1 });
    const refund = await askInShop(world, checkout);
    await world.jobs.run();
    for (let look = 0; look < 3; look += 1) await passTime(world, 10);
    expect(await refundsOf(world, checkout.token)).toMatchObject([{ state: "asked" }]);
    expect(world.dlocal.refundsOf(checkout.id)).toHaveLength(1);
    await rings(() => world.dlocal.settleRefund(refundAtDlocal(checkout.id), "SUCCESS"));
    expect(atShop(world, refund).state).toBe("resolved");
    expect(world.dlocal.refundsOf(checkout.id)).toHaveLength(1);
  });

  test("without an end for more than half a month raises an alert, and is asked about on", async () => {
    const checkout = nextPaid();
    const refund = await askInShop(world, checkout);
    await world.jobs.run();
    for (let day = 0; day < 21; day += 1) await passTime(world, 24 * 60);
    expect(await alertsOf(world)).toEqual(["refund_hangs"]);
    world.dlocal.faults.dropWebhooks = true;
    world.dlocal.settleRefund(refundAtDlocal(checkout.id), "SUCCESS");
    await passTime(world, 24 * 60);
    expect(atShop(world, refund).state).toBe("resolved");
    expect(await alertsOf(world)).toEqual([]);
  });
});
