import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createInstall } from "../../../app/platform/shopify-payments/install.ts";
import { startFakeShop, testHttp, type FakeAnswer, type FakeShop } from "./support/fake-shop.ts";

const apiSecret = "client-secret";
// Shopify's library reads the machine's clock for the timestamp, so these tests live in real time.
let skewMs = 0;
const clock = { now: () => new Date(Date.now() + skewMs) };
const shopDomain = "andes-shop.myshopify.com";

let shop: FakeShop;
let answer: FakeAnswer;

beforeEach(async () => {
  skewMs = 0;
  answer = {
    json: {
      access_token: "access-1",
      scope: "write_payment_gateways,write_payment_sessions",
      expires_in: 3600,
      refresh_token: "refresh-1",
      refresh_token_expires_in: 7_776_000,
    },
  };
  shop = await startFakeShop(() => answer);
});
afterEach(() => shop.close());

function open(callbackUrl = "https://pay.example.com/shopify/callback") {
  const app = { apiKey: "client-id", apiSecret, callbackUrl, cookieSecret: "cookie-secret" };
  return createInstall({ ...app, http: testHttp, shopOrigin: shop.origin, clock });
}

function signed(parameters: Record<string, string>, secret = apiSecret): URLSearchParams {
  const query = new URLSearchParams({ timestamp: String(Math.floor(Date.now() / 1000)), ...parameters });
  query.sort();
  query.set("hmac", createHmac("sha256", secret).update(query.toString()).digest("hex"));
  return query;
}

/** What a browser keeps of a `Set-Cookie` value. */
function keep(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

async function begin(install = open()) {
  const begun = await install.beginInstall(signed({ shop: shopDomain }));
  if (!begun.ok) throw new Error(begun.error);
  const state = new URL(begun.value.redirectUrl).searchParams.get("state") ?? "";
  return { ...begun.value, state, cookie: keep(begun.value.stateCookie) };
}

describe("beginning an install", () => {
  test("sends the merchant to the shop's grant page with a fresh state each time", async () => {
    const first = await begin();
    const url = new URL(first.redirectUrl);
    expect(url.pathname).toBe(`/shops/${shopDomain}/admin/oauth/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "client-id",
      scope: "write_payment_gateways,write_payment_sessions",
      redirect_uri: "https://pay.example.com/shopify/callback",
      state: first.state,
    });
    expect(first.state).toMatch(/^[\w-]{43}$/);
    expect((await begin()).state).not.toBe(first.state);
  });

  test("keeps the state in a cookie that scripts, other hosts and plain http cannot use", async () => {
    expect((await begin()).stateCookie).toMatch(
      /^__Host-recaudo_install=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect((await begin(open("http://localhost:3000/callback"))).stateCookie).toMatch(
      /^recaudo_install=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
  });

  test.each([
    ["no shop", () => signed({}), "bad_shop"],
    ["a shop elsewhere", () => signed({ shop: "evil.example.com" }), "bad_shop"],
    ["a shop with a path", () => signed({ shop: "evil.example.com/.myshopify.com" }), "bad_shop"],
    ["no hmac", () => new URLSearchParams({ shop: shopDomain, timestamp: "1" }), "bad_signature"],
    ["another secret", () => signed({ shop: shopDomain }, "other"), "bad_signature"],
    [
      "a timestamp 91 s old",
      () => signed({ shop: shopDomain, timestamp: String(Math.floor(Date.now() / 1000) - 92) }),
      "bad_signature",
    ],
    [
      "a timestamp 91 s ahead",
      () => signed({ shop: shopDomain, timestamp: String(Math.floor(Date.now() / 1000) + 92) }),
      "bad_signature",
    ],
    ["a timestamp that is none", () => signed({ shop: shopDomain, timestamp: "soon" }), "bad_signature"],
    ["a parameter too long", () => signed({ shop: shopDomain, host: "x".repeat(3000) }), "malformed"],
  ])("with %s is refused", async (_what, query, error) => {
    expect(await open().beginInstall(query())).toEqual({ ok: false, error });
  });

  test("with a parameter changed or added after signing is refused", async () => {
    const changed = signed({ shop: shopDomain });
    changed.set("shop", "other-shop.myshopify.com");
    expect(await open().beginInstall(changed)).toEqual({ ok: false, error: "bad_signature" });
    const added = signed({ shop: shopDomain });
    added.set("host", "x");
    expect(await open().beginInstall(added)).toEqual({ ok: false, error: "bad_signature" });
  });

  test("with a repeated parameter is refused, so that nobody reads another value than was signed", async () => {
    const query = signed({ shop: shopDomain });
    query.append("shop", "other-shop.myshopify.com");
    expect(await open().beginInstall(query)).toEqual({ ok: false, error: "malformed" });
  });
});

describe("completing an install", () => {
  test("exchanges the code for expiring tokens and clears the cookie", async () => {
    const install = open();
    const { state, cookie } = await begin(install);
    const done = await install.completeInstall(
      signed({ shop: shopDomain, code: "code-1", state }),
      `a=b; ${cookie}`,
    );
    expect(done).toMatchObject({
      ok: true,
      value: {
        shopDomain,
        scopes: ["write_payment_gateways", "write_payment_sessions"],
        tokens: { accessToken: "access-1", refreshToken: "refresh-1" },
        clearedCookie: "__Host-recaudo_install=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
      },
    });
    expect(shop.requests).toMatchObject([
      {
        path: `/shops/${shopDomain}/admin/oauth/access_token`,
        body: { client_id: "client-id", client_secret: apiSecret, code: "code-1", expiring: "1" },
      },
    ]);
  });

  test.each<
    [
      string,
      (begun: { state: string; cookie: string }) => {
        query: URLSearchParams;
        cookie: string | undefined;
        error: string;
      },
    ]
  >([
    [
      "no cookie",
      ({ state }) => ({
        query: signed({ shop: shopDomain, code: "c", state }),
        cookie: undefined,
        error: "bad_state",
      }),
    ],
    [
      "another state",
      ({ cookie }) => ({
        query: signed({ shop: shopDomain, code: "c", state: "x" }),
        cookie,
        error: "bad_state",
      }),
    ],
    [
      "no state",
      ({ cookie }) => ({ query: signed({ shop: shopDomain, code: "c" }), cookie, error: "bad_state" }),
    ],
    [
      "another shop's state",
      ({ state, cookie }) => ({
        query: signed({ shop: "other.myshopify.com", code: "c", state }),
        cookie,
        error: "bad_state",
      }),
    ],
    [
      "a changed cookie",
      ({ state, cookie }) => ({
        query: signed({ shop: shopDomain, code: "c", state }),
        cookie: `${cookie}x`,
        error: "bad_state",
      }),
    ],
    [
      "a forged hmac",
      ({ state, cookie }) => ({
        query: signed({ shop: shopDomain, code: "c", state }, "other"),
        cookie,
        error: "bad_signature",
      }),
    ],
    [
      "no code",
      ({ state, cookie }) => ({ query: signed({ shop: shopDomain, state }), cookie, error: "malformed" }),
    ],
  ])("with %s is refused and no code is spent", async (_what, make) => {
    const install = open();
    const { query, cookie, error } = make(await begin(install));
    expect(await install.completeInstall(query, cookie)).toEqual({ ok: false, error });
    expect(shop.requests).toEqual([]);
  });

  test("after ten minutes is refused", async () => {
    const install = open();
    const { state, cookie } = await begin(install);
    skewMs = 10 * 60_000;
    const late = await install.completeInstall(signed({ shop: shopDomain, code: "c", state }), cookie);
    expect(late).toEqual({ ok: false, error: "bad_state" });
  });

  test.each<[FakeAnswer, string]>([
    [{ status: 400 }, "code_refused"],
    [{ status: 503 }, "shop_unavailable"],
    ["drop", "shop_unavailable"],
    [{ text: "<html>" }, "unreadable_answer"],
  ])("answered by Shopify with %j ends in a typed error", async (given, error) => {
    const install = open();
    const { state, cookie } = await begin(install);
    answer = given;
    const result = await install.completeInstall(signed({ shop: shopDomain, code: "c", state }), cookie);
    expect(result).toEqual({ ok: false, error });
  });
});

test("after set-up the merchant goes to Shopify's page of this app's gateway", () => {
  const install = createInstall({
    apiKey: "client-id",
    apiSecret,
    callbackUrl: "https://pay.example.com/callback",
    cookieSecret: "s",
    http: testHttp,
    shopOrigin: "https://{shop}",
    clock,
  });
  expect(install.settingsUrl(shopDomain)).toBe(
    "https://andes-shop.myshopify.com/services/payments_partners/gateways/client-id/settings",
  );
});
