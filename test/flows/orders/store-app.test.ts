import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { count, payAtCounter } from "../../support/shopper.ts";
import {
  askNumber,
  installStore,
  openStore,
  order,
  paymentOfOrder,
  settle,
  standingOf,
} from "../../support/store-shop.ts";
import { postStoreWebhook } from "../../support/store-webhook.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

const storeTokens = async (shopId: string) => world.container.storeApp?.tokenStore.load(shopId);
const findStore = (domain: string) => world.container.storeShops.findInstalled(domain);

describe("installing the store app", () => {
  test("happens with the first request that carries a merchant's session token, once", async () => {
    expect((await installStore(world, bogota)).status).toBe(200);
    const shop = await findStore(bogota);
    const tokens = await storeTokens(shop?.id ?? "");
    expect(tokens?.accessTokenExpiresAt).toBeInstanceOf(Date);
    expect(tokens?.refreshToken).toMatch(/^shprt_/);
    expect(world.shopify.state.subscriptions.size).toBe(5);
    expect((await installStore(world, bogota)).status).toBe(200);
    expect(await storeTokens(shop?.id ?? "")).toEqual(tokens);
    expect(world.shopify.state.subscriptions.size).toBe(5);
  });

  test("keeps the payments app of the same shop as it is", async () => {
    const shop = await world.container.shops.findByDomain(bogota);
    expect(shop).toMatchObject({ isInstalled: true });
    expect((await world.container.tokenStore.load(shop?.id ?? ""))?.accessToken).not.toBe(
      (await storeTokens(shop?.id ?? ""))?.accessToken,
    );
  });

  test.each([undefined, "Bearer", "Bearer not-a-token", "Basic c3RvcmU6c2VjcmV0"])(
    "S1: is refused to %s, and nothing is stored",
    async (authorization) => {
      const shops = await count(world, "shop");
      const url = `${world.container.env.PUBLIC_URL}/shopify/store/install`;
      const headers = authorization === undefined ? {} : { authorization };
      expect((await fetch(url, { method: "POST", headers })).status).toBe(401);
      expect(await count(world, "shop")).toBe(shops);
    },
  );

  test("S1: is refused to another app's session token", async () => {
    const [head = "", body = ""] = world.shopify.sessionToken(lima).split(".");
    const url = `${world.container.env.PUBLIC_URL}/shopify/store/install`;
    const headers = { authorization: `Bearer ${head}.${body}.AAAA` };
    expect((await fetch(url, { method: "POST", headers })).status).toBe(401);
    expect(await findStore(lima)).toBeNull();
  });
});

describe("what the store app is told of itself", () => {
  test("S1: is refused without its signature, and changes nothing", async () => {
    const payload = { id: 1, myshopify_domain: bogota };
    const webhook = { shop: bogota, topic: "app/uninstalled", payload, signature: "AAAA" };
    expect(await postStoreWebhook(world, webhook)).toBe(401);
    expect(await findStore(bogota)).not.toBeNull();
  });

  test("new scopes are kept", async () => {
    world.shopify.changeScopes(bogota, ["write_orders"]);
    await settle(world);
    const { rows } = await world.pool.query("select store_scopes from shop where domain = $1", [bogota]);
    expect(rows).toEqual([{ store_scopes: ["write_orders"] }]);
  });

  test("news of an uninstall that is older than our tokens is of another time, and changes nothing", async () => {
    const payload = { id: 1, myshopify_domain: bogota };
    const triggeredAt = new Date(Date.now() - 3_600_000);
    expect(
      await postStoreWebhook(world, { shop: bogota, topic: "app/uninstalled", payload, triggeredAt }),
    ).toBe(200);
    expect(await findStore(bogota)).not.toBeNull();
  });

  test("an uninstall ends its tokens and its orders' news, and never the money that is on its way", async () => {
    await openStore(world, bogota);
    const placed = await order(world);
    const token = await askNumber(world, placed);
    const payment = await paymentOfOrder(world, placed);
    world.shopify.uninstallStore(bogota);
    await settle(world);
    expect(await findStore(bogota)).toBeNull();
    expect(await storeTokens(payment.shop.id)).toBeNull();
    expect(await world.container.shops.findByDomain(bogota)).toMatchObject({ isInstalled: true });
    const events = await count(world, "shop_event");
    const payload = {
      id: Number(placed.id),
      admin_graphql_api_id: placed.gid,
      updated_at: new Date().toISOString(),
    };
    expect(await postStoreWebhook(world, { shop: bogota, topic: "orders/updated", payload })).toBe(200);
    expect(await count(world, "shop_event")).toBe(events);
    await payAtCounter(world, token);
    await world.jobs.run();
    expect(await paymentOfToken(token)).toMatchObject({ state: "paid" });
    // The merchant opens the app again: what waited is told.
    expect((await installStore(world, bogota)).status).toBe(200);
    await world.jobs.runEarly();
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
  });
});

describe("the privacy of a buyer", () => {
  const held = async (orderId: string) => {
    const { rows } = await world.pool.query<{
      buyer: string | null;
      buyer_digest: string | null;
      document: string | null;
    }>(
      `select buyer, buyer_digest, voucher.document from payment left join voucher on voucher.payment_id = payment.id
        where session_id = $1`,
      [orderId],
    );
    return rows[0];
  };

  test("a request for data lists the payments in which the customer is, also by orders of another address", async () => {
    await openStore(world, bogota);
    const mine = await order(world, { buyer: { email: "rosa@example.com" } });
    const others = await order(world, { buyer: { email: "luis@example.com" } });
    world.shopify.sendStoreCompliance("customers/data_request", bogota, mine.id);
    await settle(world);
    const { rows } = await world.pool.query<{ detail: { payments: string } }>(
      "select detail from alert where kind = 'data_request' order by opened_at desc limit 1",
    );
    expect(rows[0]?.detail.payments.split(" ")).toContain(mine.id);
    expect(rows[0]?.detail.payments.split(" ")).not.toContain(others.id);
  });

  test.each(["before", "after"] as const)(
    "a redaction %s the uninstall removes who paid and with which document, of that person only",
    async (when) => {
      await openStore(world, bogota);
      const mine = await order(world, { buyer: { email: `${when}@example.com` } });
      const others = await order(world, { buyer: { email: `not-${when}@example.com` } });
      await askNumber(world, mine);
      await askNumber(world, others);
      if (when === "after") world.shopify.uninstallStore(bogota);
      world.shopify.sendStoreCompliance("customers/redact", bogota, mine.id);
      await settle(world);
      expect(await held(mine.id)).toEqual({ buyer: null, buyer_digest: null, document: null });
      expect((await held(others.id))?.buyer).not.toBeNull();
      expect((await held(others.id))?.document).not.toBeNull();
    },
  );

  test("a shop's redaction removes everybody who came by its orders, and nobody of the payments app", async () => {
    const { session } = await world.shopify.checkout({ shop: bogota });
    world.shopify.sendStoreCompliance("shop/redact", bogota);
    await settle(world);
    const left =
      "payment join shop on shop.id = shop_id where domain = 'tienda-bogota.myshopify.com' and buyer is not null";
    expect(await count(world, `${left} and door = 'shopify-orders'`)).toBe(0);
    expect((await held(session.id))?.buyer).not.toBeNull();
  });
});

test("another shop's order cannot be asked for by a body that was signed for it", async () => {
  await openStore(world, bogota);
  await openStore(world, lima);
  const placed = await order(world);
  const foreign = {
    id: Number(placed.id),
    admin_graphql_api_id: placed.gid,
    updated_at: new Date().toISOString(),
    payment_gateway_names: [placed.methodName],
  };
  expect(await postStoreWebhook(world, { shop: lima, topic: "orders/create", payload: foreign })).toBe(200);
  await settle(world);
  expect(await standingOf(world, { ...placed, shop: lima })).toBeNull();
});

async function paymentOfToken(token: string) {
  return world.container.payments.findByToken(token);
}
