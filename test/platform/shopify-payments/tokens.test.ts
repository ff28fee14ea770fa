import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShopTokens, ShopTokenStore } from "../../../app/ports/shop-tokens.ts";
import { createShopTokens } from "../../../app/platform/tokens.ts";
import { fixedClock } from "./support/fixed-clock.ts";
import {
  startFakeShop,
  testHttp,
  type FakeAnswer,
  type FakeRequest,
  type FakeShop,
} from "./support/fake-shop.ts";

const ref = { id: "shop-1", domain: "andes-shop.myshopify.com" };
const minute = 60_000;

let clock = fixedClock("2026-11-20T12:00:00Z");
let shop: FakeShop;
let answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;

beforeEach(async () => {
  clock = fixedClock("2026-11-20T12:00:00Z");
  answer = (request) => grant(`${String(request.body["refresh_token"])}+`);
  shop = await startFakeShop((request) => answer(request));
});
afterEach(() => shop.close());

function grant(refreshToken: string): FakeAnswer {
  return {
    json: {
      access_token: `access-of-${refreshToken}`,
      scope: "write_payment_gateways,write_payment_sessions",
      expires_in: 3600,
      refresh_token: refreshToken,
      refresh_token_expires_in: 7_776_000,
    },
  };
}

/** One shop's row; the lock is a queue, as the database's would be between processes. */
function memoryStore(
  initial: ShopTokens | null,
): ShopTokenStore & { saved: ShopTokens[]; lockedFor: string[] } {
  let tokens = initial;
  let queue: Promise<unknown> = Promise.resolve();
  const saved: ShopTokens[] = [];
  const lockedFor: string[] = [];
  return {
    saved,
    lockedFor,
    load: async () => tokens,
    withRefreshLock: (shopId, work) => {
      lockedFor.push(shopId);
      const turn = queue.then(work);
      queue = turn.catch(() => undefined);
      return turn;
    },
    save: async (_shopId, next) => {
      tokens = next;
      saved.push(next);
    },
  };
}

function tokensEndingIn(ms: number | null, refresh: Partial<ShopTokens> = {}): ShopTokens {
  return {
    accessToken: "access-0",
    accessTokenExpiresAt: ms === null ? null : new Date(clock.now().getTime() + ms),
    refreshToken: "r0",
    refreshTokenExpiresAt: new Date("2027-01-20T00:00:00Z"),
    ...refresh,
  };
}

function open(store: ShopTokenStore) {
  return createShopTokens({
    store,
    http: testHttp,
    shopOrigin: shop.origin,
    apiKey: "key",
    apiSecret: "secret",
    clock,
  });
}

describe("an access token", () => {
  test("with more than five minutes left is used without asking Shopify", async () => {
    expect(await open(memoryStore(tokensEndingIn(5 * minute + 1))).accessToken(ref)).toEqual({
      ok: true,
      value: "access-0",
    });
    expect(await open(memoryStore(tokensEndingIn(null))).accessToken(ref)).toEqual({
      ok: true,
      value: "access-0",
    });
    expect(shop.requests).toEqual([]);
  });

  test("with five minutes left is renewed, and both new tokens are saved in one write", async () => {
    const store = memoryStore(tokensEndingIn(5 * minute));
    expect(await open(store).accessToken(ref)).toEqual({ ok: true, value: "access-of-r0+" });
    expect(shop.requests).toMatchObject([
      {
        path: "/shops/andes-shop.myshopify.com/admin/oauth/access_token",
        body: { client_id: "key", client_secret: "secret", grant_type: "refresh_token", refresh_token: "r0" },
      },
    ]);
    expect(store.saved).toEqual([
      {
        accessToken: "access-of-r0+",
        accessTokenExpiresAt: new Date("2026-11-20T13:00:00Z"),
        refreshToken: "r0+",
        refreshTokenExpiresAt: new Date("2027-02-18T12:00:00Z"),
      },
    ]);
  });

  test("of a shop without tokens asks the merchant to install", async () => {
    const result = await open(memoryStore(null)).accessToken(ref);
    expect(!result.ok && result.error.kind).toBe("token_refused");
  });
});

describe("parallel callers", () => {
  test("20 in one process make exactly one renewal, and hold one lock and its connection between them", async () => {
    const store = memoryStore(tokensEndingIn(0));
    const source = open(store);
    const results = await Promise.all(Array.from({ length: 20 }, () => source.accessToken(ref)));
    expect(new Set(results.map((result) => result.ok && result.value))).toEqual(new Set(["access-of-r0+"]));
    expect(shop.requests).toHaveLength(1);
    expect(store.lockedFor).toEqual(["shop-1"]);
  });

  test("20 in 20 processes make exactly one renewal", async () => {
    const store = memoryStore(tokensEndingIn(0));
    const results = await Promise.all(Array.from({ length: 20 }, () => open(store).accessToken(ref)));
    expect(new Set(results.map((result) => result.ok && result.value))).toEqual(new Set(["access-of-r0+"]));
    expect(shop.requests).toHaveLength(1);
  });

  test("20 who were refused the same token make exactly one renewal", async () => {
    const store = memoryStore(tokensEndingIn(60 * minute));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => open(store).renewedToken(ref, "access-0")),
    );
    expect(new Set(results.map((result) => result.ok && result.value))).toEqual(new Set(["access-of-r0+"]));
    expect(shop.requests).toHaveLength(1);
  });

  test("of two shops each renew their own", async () => {
    const store = memoryStore(tokensEndingIn(0));
    const source = open(store);
    await Promise.all([
      source.accessToken(ref),
      source.accessToken({ id: "shop-2", domain: "other.myshopify.com" }),
    ]);
    expect(store.lockedFor).toEqual(["shop-1", "shop-2"]);
  });
});

describe("a renewal", () => {
  test("whose answer was lost is repeated later with the same refresh token", async () => {
    const store = memoryStore(tokensEndingIn(0));
    const source = open(store);
    answer = () => "drop";
    const lost = await source.accessToken(ref);
    expect(!lost.ok && lost.error.kind).toBe("unavailable");
    expect(store.saved).toEqual([]);
    answer = () => grant("r1");
    expect(await source.accessToken(ref)).toEqual({ ok: true, value: "access-of-r1" });
    expect(shop.requests.map((request) => request.body["refresh_token"])).toEqual(["r0", "r0"]);
  });

  test("that fails leaves the old token in use until it ends", async () => {
    const source = open(memoryStore(tokensEndingIn(4 * minute)));
    answer = () => ({ status: 503 });
    expect(await source.accessToken(ref)).toEqual({ ok: true, value: "access-0" });
    clock.advance(4 * minute);
    const ended = await source.accessToken(ref);
    expect(!ended.ok && ended.error.kind).toBe("unavailable");
  });

  test("that fails never gives back a token Shopify refused", async () => {
    answer = () => ({ status: 503 });
    const result = await open(memoryStore(tokensEndingIn(60 * minute))).renewedToken(ref, "access-0");
    expect(!result.ok && result.error.kind).toBe("unavailable");
  });

  test.each([
    [400, "token_refused"],
    [401, "token_refused"],
    [403, "token_refused"],
    [429, "throttled"],
    [500, "unavailable"],
  ])("answered with HTTP %i is %s, without a word of the answer", async (status, kind) => {
    answer = () => ({ status, text: '{"error":"canary r0"}' });
    const result = await open(memoryStore(tokensEndingIn(0))).accessToken(ref);
    expect(result).toEqual({ ok: false, error: { kind, detail: `HTTP ${status}`, requestId: "req-0001" } });
  });

  test.each([
    "",
    "{}",
    '{"access_token":""}',
    '{"access_token":"a","scope":"s","expires_in":"soon"}',
    "null",
  ])("answered with %j saves nothing", async (text) => {
    const store = memoryStore(tokensEndingIn(0));
    answer = () => ({ text });
    const result = await open(store).accessToken(ref);
    expect(!result.ok && result.error.kind).toBe("unreadable_answer");
    expect(store.saved).toEqual([]);
  });

  test("answered without a new refresh token keeps the old one", async () => {
    const store = memoryStore(tokensEndingIn(0));
    answer = () => ({ json: { access_token: "access-1", scope: "", expires_in: 3600 } });
    await open(store).accessToken(ref);
    expect(store.saved).toMatchObject([
      {
        accessToken: "access-1",
        refreshToken: "r0",
        refreshTokenExpiresAt: new Date("2027-01-20T00:00:00Z"),
      },
    ]);
  });

  test.each([
    ["has none", { refreshToken: null }],
    ["has one that ended", { refreshTokenExpiresAt: new Date("2026-11-20T12:00:00Z") }],
  ])("of a shop that %s is not tried: the merchant must open the app", async (_what, refresh) => {
    const result = await open(memoryStore(tokensEndingIn(0, refresh))).accessToken(ref);
    expect(!result.ok && result.error.kind).toBe("token_refused");
    expect(shop.requests).toEqual([]);
  });

  test("whose storage fails is an exception, and the next caller tries afresh", async () => {
    const store = memoryStore(tokensEndingIn(0));
    const broken = { ...store, withRefreshLock: () => Promise.reject(new Error("database down")) };
    const source = open(broken);
    await expect(source.accessToken(ref)).rejects.toThrow("database down");
    Object.assign(broken, { withRefreshLock: store.withRefreshLock });
    expect((await source.accessToken(ref)).ok).toBe(true);
  });
});
