import { afterEach, describe, expect, test } from "vitest";
import { createAppConfigurator } from "../../../app/platform/shopify-payments/configure-app.ts";
import { createShopifyPaymentsDoor } from "../../../app/platform/shopify-payments/door.ts";
import { apiVersion } from "../../../app/platform/api-version.ts";
import { createPaymentsClient } from "../../../app/platform/shopify-payments/payments-client.ts";
import type { ShopTokenSource } from "../../../app/platform/tokens.ts";
import type { CloseReason, ShopMessage } from "../../../app/ports/platform.ts";
import { err, ok } from "../../../app/lib/result.ts";
import {
  graphqlFaults,
  mutationOf,
  payload,
  startFakeShop,
  testHttp,
  type FakeAnswer,
  type FakeRequest,
  type FakeShop,
} from "./support/fake-shop.ts";
import { aboutPayment, pendingUntil } from "../door-messages.ts";

const ref = { id: "shop-1", domain: "andes-shop.myshopify.com" };
const paymentGid = "gid://shopify/PaymentSession/p1";
const steady: ShopTokenSource = {
  accessToken: async () => ok("token-1"),
  renewedToken: async () => ok("token-2"),
};

let shop: FakeShop | undefined;
afterEach(() => shop?.close());

async function openDoor(answer: (request: FakeRequest) => FakeAnswer, tokens = steady) {
  shop = await startFakeShop((request) => {
    // Shopify checks text and variables against its schema before it runs anything.
    expect(graphqlFaults(request.body)).toEqual([]);
    return answer(request);
  });
  const client = createPaymentsClient({ http: testHttp, shopOrigin: shop.origin, apiVersion });
  return {
    door: createShopifyPaymentsDoor({ client, tokens }),
    configure: createAppConfigurator({ client, tokens }),
    shop,
  };
}

const succeed = (request: FakeRequest): FakeAnswer => payload(mutationOf(request));

describe("each message to the shop becomes one valid mutation:", () => {
  const merchantMessage = "Refund it by bank transfer.";
  const processingError = { code: "PROCESSING_ERROR", merchantMessage };
  const cases: [ShopMessage, string, Record<string, unknown>][] = [
    [
      pendingUntil(paymentGid, new Date("2026-11-22T12:00:00Z")),
      "paymentSessionPending",
      { id: paymentGid, pendingExpiresAt: "2026-11-22T12:00:00.000Z", reason: "BUYER_ACTION_REQUIRED" },
    ],
    [{ verb: "resolve", ...aboutPayment(paymentGid) }, "paymentSessionResolve", { id: paymentGid }],
    [
      { verb: "reject", ...aboutPayment(paymentGid), reason: "gateway_refused", merchantMessage },
      "paymentSessionReject",
      { id: paymentGid, reason: processingError },
    ],
    [{ verb: "refund_resolve", refundGid: "r1" }, "refundSessionResolve", { id: "r1" }],
    [
      { verb: "refund_reject", refundGid: "r1", merchantMessage },
      "refundSessionReject",
      { id: "r1", reason: processingError },
    ],
    [
      { verb: "capture_reject", captureGid: "c1", merchantMessage },
      "captureSessionReject",
      { id: "c1", reason: processingError },
    ],
    [{ verb: "void_resolve", voidGid: "v1" }, "voidSessionResolve", { id: "v1" }],
    [
      { verb: "void_reject", voidGid: "v1", merchantMessage },
      "voidSessionReject",
      { id: "v1", reason: processingError },
    ],
  ];

  test.each(cases.map(([message, name, variables]) => [message.verb, message, name, variables] as const))(
    "%s",
    async (_verb, message, name, variables) => {
      const { door, shop } = await openDoor(succeed);
      expect(await door.tell(ref, message)).toEqual({ ok: true, value: { nextUrl: null } });
      expect(
        shop.requests.map((request) => [mutationOf(request), request.body["variables"], request.token]),
      ).toEqual([[name, variables, "token-1"]]);
    },
  );

  test.each<[CloseReason, string]>([
    ["voucher_expired", "CANCELLED_PAYMENT"],
    ["buyer_canceled", "CANCELLED_PAYMENT"],
    ["amount_too_small", "AMOUNT_TOO_SMALL"],
    ["amount_too_large", "AMOUNT_TOO_LARGE"],
    ["gateway_refused", "PROCESSING_ERROR"],
    ["account_error", "MERCHANT_ACCOUNT_ERROR"],
  ])("a reject for %s carries Shopify's code %s", async (reason, code) => {
    const { door, shop } = await openDoor(succeed);
    await door.tell(ref, { verb: "reject", ...aboutPayment(paymentGid), reason, merchantMessage: "m" });
    expect(shop.requests[0]?.body["variables"]).toMatchObject({ reason: { code } });
  });
});

test("where the buyer goes next is handed back", async () => {
  const next = "https://andes-shop.myshopify.com/thanks";
  const { door } = await openDoor((request) => payload(mutationOf(request), [], next));
  expect(await door.tell(ref, { verb: "resolve", ...aboutPayment(paymentGid) })).toEqual({
    ok: true,
    value: { nextUrl: next },
  });
});

test.each(["OUT_OF_RANGE_PENDING_EXPIRES_AT", "EXPIRED_PENDING_EXPIRES_AT"])(
  "a wait that Shopify refuses with %s is handed back as out of range, and not tried again here",
  async (code) => {
    const { door, shop } = await openDoor((request) =>
      payload(mutationOf(request), [{ code, message: "not then" }]),
    );
    const expiresAt = new Date("2026-11-30T00:00:00Z");
    const told = await door.tell(ref, pendingUntil(paymentGid, expiresAt));
    expect(!told.ok && told.error.kind).toBe("out_of_range");
    expect(shop.requests).toHaveLength(1);
  },
);

describe("when Shopify refuses the token", () => {
  const resolve = { verb: "resolve", ...aboutPayment(paymentGid) } as const;

  test("it is renewed once and the message repeated once", async () => {
    const { door, shop } = await openDoor((request) =>
      request.token === "token-2" ? succeed(request) : { status: 401 },
    );
    expect((await door.tell(ref, resolve)).ok).toBe(true);
    expect(shop.requests.map((request) => request.token)).toEqual(["token-1", "token-2"]);
  });

  test("twice, the merchant must act", async () => {
    const { door, shop } = await openDoor(() => ({ status: 401 }));
    const told = await door.tell(ref, resolve);
    expect(!told.ok && told.error.kind).toBe("token_refused");
    expect(shop.requests).toHaveLength(2);
  });

  test("and it cannot be renewed, that error is given and nothing is repeated", async () => {
    const tokens: ShopTokenSource = {
      ...steady,
      renewedToken: async () => err({ kind: "unavailable", detail: "down" }),
    };
    const { door, shop } = await openDoor(() => ({ status: 401 }), tokens);
    expect(await door.tell(ref, resolve)).toEqual({
      ok: false,
      error: { kind: "unavailable", detail: "down" },
    });
    expect(shop.requests).toHaveLength(1);
  });
});

test("without a token nothing is sent", async () => {
  const refused = { kind: "token_refused", detail: "none" } as const;
  const { door, shop } = await openDoor(succeed, { ...steady, accessToken: async () => err(refused) });
  expect(await door.tell(ref, { verb: "resolve", ...aboutPayment(paymentGid) })).toEqual({
    ok: false,
    error: refused,
  });
  expect(shop.requests).toEqual([]);
});

test("other errors are given as they are, after one call", async () => {
  const { door, shop } = await openDoor(() => ({
    json: { errors: [{ message: "x", extensions: { code: "THROTTLED" } }] },
  }));
  const told = await door.tell(ref, { verb: "resolve", ...aboutPayment(paymentGid) });
  expect(!told.ok && told.error.kind).toBe("throttled");
  expect(shop.requests).toHaveLength(1);
});

test.each([
  [
    { isReady: true, externalHandle: "mp-1234" },
    { ready: true, externalHandle: "mp-1234" },
  ],
  [{ isReady: false, externalHandle: null }, { ready: false }],
])("the app says whether it is ready: %j", async (configuration, variables) => {
  const { configure, shop } = await openDoor(succeed);
  expect((await configure(ref, configuration)).ok).toBe(true);
  expect(shop.requests[0]?.body["variables"]).toEqual(variables);
});
