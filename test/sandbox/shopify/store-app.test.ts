import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima } from "./running-sandbox.ts";
import { startStoreSandbox, storeApp } from "./store-sandbox.ts";

let world: Awaited<ReturnType<typeof startStoreSandbox>>;
let token: string;
beforeAll(async () => {
  world = await startStoreSandbox();
  token = String((await world.exchange(bogota)).json["access_token"]);
});
afterAll(() => world.close());

const place = (shop = bogota) => world.sandbox.placeOrder({ shop, methodName: "Efecty" });
const admin = (query: string, variables?: object) => world.admin(bogota, token, query, variables);

describe("token exchange", () => {
  test("gives tokens that end, with the scopes of the TOML", async () => {
    const { json } = await world.exchange(bogota);
    expect(json).toMatchObject({ scope: "write_orders" });
    // Whole seconds, of which the first may be over.
    expect([3600, 3599]).toContain(json["expires_in"]);
    expect(json["access_token"]).toMatch(/^shpat_/);
    expect(json["refresh_token"]).toMatch(/^shprt_/);
  });

  test.each<[string, Record<string, string>]>([
    ["another shop's token", { subject_token: "shop" }],
    ["a broken token", { subject_token: "a.b.c" }],
    ["another kind of token", { subject_token_type: "urn:ietf:params:oauth:token-type:access_token" }],
    ["another wish", { requested_token_type: "something" }],
    ["a wrong secret", { client_secret: "x" }],
  ])("refuses %s", async (_, change) => {
    const isOthers = change["subject_token"] === "shop";
    const spoilt = isOthers ? { subject_token: world.sandbox.sessionToken(lima) } : change;
    expect((await world.exchange(bogota, spoilt)).status).toBeGreaterThanOrEqual(400);
  });
});

describe("the Admin API", () => {
  test("knows no token of the payments app, and none of another shop", async () => {
    const payments = world.sandbox.install(bogota).access_token;
    expect((await world.admin(bogota, payments, "{ order(id: 1) { id } }")).status).toBe(401);
    expect((await world.admin(lima, token, "{ order(id: 1) { id } }")).status).toBe(401);
  });

  test.each([
    ["a field", `{ order(id: "x") { colour } }`],
    ["an argument", `mutation { orderMarkAsPaid(order: "x") { userErrors { message } } }`],
    ["an enum value", `mutation { orderCancel(orderId: "x", reason: BORED, restock: true) { job { id } } }`],
  ])("refuses %s that Shopify does not know", async (_, query) => {
    expect((await admin(query)).json["errors"]).toBeDefined();
  });

  test("shows another shop's orders as none", async () => {
    const foreign = place(lima);
    const { json } = await admin(`query($id: ID!) { order(id: $id) { id } }`, { id: foreign.gid });
    expect(json["data"]).toEqual({ order: null });
  });

  test("marks an order as paid once, whole, and refuses to do it again", async () => {
    const { id, gid } = place();
    const mark = () =>
      admin(`mutation($id: ID!) { orderMarkAsPaid(input: {id: $id}) { userErrors { message } } }`, {
        id: gid,
      });
    expect((await mark()).json["data"]).toEqual({ orderMarkAsPaid: { userErrors: [] } });
    expect(JSON.stringify((await mark()).json)).toContain("cannot be marked as paid");
    expect(world.sandbox.storeOrder(id).financialStatus).toBe("PAID");
  });

  test("refuses a refund without its key, and makes one with the same key once", async () => {
    const { id, gid } = place();
    world.sandbox.payOrder(id, "Efecty");
    const [sale] = world.sandbox.storeOrder(id).transactions;
    const transactions = [
      { orderId: gid, parentId: sale?.id, gateway: "Efecty", kind: "REFUND", amount: "100.00" },
    ];
    const refund = (directive: string) =>
      admin(
        `mutation($input: RefundInput!) { refundCreate(input: $input) ${directive} { userErrors { message } } }`,
        {
          input: { orderId: gid, transactions },
        },
      );
    expect(JSON.stringify((await refund("")).json)).toContain("@idempotent directive is required");
    for (let time = 0; time < 3; time += 1)
      expect((await refund('@idempotent(key: "one")')).json["data"]).toEqual({
        refundCreate: { userErrors: [] },
      });
    expect(world.sandbox.storeOrder(id)).toMatchObject({ financialStatus: "PARTIALLY_REFUNDED" });
    expect(world.sandbox.storeOrder(id).refunds).toHaveLength(1);
  });

  test("says what a call cost, and throttles who calls too much", async () => {
    const poor = await startStoreSandbox({ costBucket: { maximum: 20, perSecond: 0 } });
    const held = String((await poor.exchange(bogota)).json["access_token"]);
    const call = async () =>
      (
        await poor.admin(
          bogota,
          held,
          "{ orders(first: 1, query: \"updated_at:>='2026-01-01'\") { nodes { id } } }",
        )
      ).json;
    expect(await call()).toMatchObject({
      extensions: { cost: { throttleStatus: { currentlyAvailable: 10 } } },
    });
    await call();
    expect(await call()).toMatchObject({ errors: [{ extensions: { code: "THROTTLED" } }] });
    await poor.close();
  });
});

describe("webhooks", () => {
  const subscribe = (topic: string, includeFields: string[] = []) =>
    admin(
      `mutation($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
        webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { userErrors { message } } }`,
      { topic, input: { uri: world.webhookUrl, includeFields } },
    );

  test("are signed, say which event they tell, and bring only the fields asked for", async () => {
    await subscribe("ORDERS_CREATE", ["id", "updated_at"]);
    const { id } = place();
    await world.sandbox.storeWebhooks.settled();
    const [webhook] = world.taken.splice(0);
    const signature = createHmac("sha256", storeApp.apiSecret)
      .update(webhook?.body ?? "")
      .digest("base64");
    expect(webhook?.headers).toMatchObject({
      "x-shopify-hmac-sha256": signature,
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": bogota,
    });
    expect(Object.keys(JSON.parse(webhook?.body ?? "{}") as object)).toEqual(["id", "updated_at"]);
    expect(webhook?.body).toContain(id);
  });

  test("of one change have one event id, and repeats of one delivery one webhook id", async () => {
    await subscribe("ORDERS_PAID");
    await subscribe("ORDERS_UPDATED");
    const { id } = place();
    await world.sandbox.storeWebhooks.settled();
    world.taken.splice(0);
    world.answerWith(503);
    world.sandbox.payOrder(id, "Transferencia");
    await new Promise((next) => setTimeout(next, 10));
    world.answerWith(200);
    await world.sandbox.storeWebhooks.settled();
    const headers = world.taken.splice(0).map((each) => each.headers);
    expect(new Set(headers.map((each) => each["x-shopify-event-id"])).size).toBe(1);
    expect(new Set(headers.map((each) => each["x-shopify-webhook-id"])).size).toBe(2);
  });

  test("that are refused nine times end the subscription, as at Shopify", async () => {
    world.answerWith(500);
    place();
    await world.sandbox.storeWebhooks.settled();
    world.answerWith(200);
    const topics = [...world.sandbox.state.subscriptions.values()].map(({ topic }) => topic);
    expect(topics).not.toContain("ORDERS_CREATE");
    expect(topics).toContain("ORDERS_PAID");
    expect(world.taken.splice(0)).toHaveLength(9);
  });
});

test("a canceled order gives its goods back only when it was asked to", () => {
  const order = place();
  const goods = order.lines[0]?.variantId ?? "";
  const shelf = world.sandbox.stockOf(goods);
  world.sandbox.cancelOrder(order.id, { restock: false });
  expect(world.sandbox.stockOf(goods)).toBe(shelf);
  world.sandbox.cancelOrder(place().id, { restock: true });
  expect(world.sandbox.stockOf(goods)).toBe(shelf);
});
