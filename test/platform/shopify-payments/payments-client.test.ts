import fc from "../../support/properties.ts";
import { afterEach, describe, expect, test } from "vitest";
import * as operations from "../../../app/platform/shopify-payments/operations.ts";
import { apiVersion } from "../../../app/platform/api-version.ts";
import { createPaymentsClient } from "../../../app/platform/shopify-payments/payments-client.ts";
import { readMutationAnswer } from "../../../app/platform/shopify-payments/read-mutation-answer.ts";
import { payload, startFakeShop, testHttp, type FakeAnswer, type FakeShop } from "./support/fake-shop.ts";

let shop: FakeShop | undefined;
afterEach(() => shop?.close());

async function callWith(answer: FakeAnswer, operation = operations.paymentSessionResolve) {
  shop = await startFakeShop(() => answer);
  const client = createPaymentsClient({ http: testHttp, shopOrigin: shop.origin, apiVersion });
  return client.call("andes-shop.myshopify.com", "shpat-canary", operation, {
    id: "gid://shopify/PaymentSession/1",
  });
}

function graphqlError(code?: string): FakeAnswer {
  return { json: { errors: [{ message: "no", ...(code !== undefined && { extensions: { code } }) }] } };
}

describe("a call to the Payments Apps API", () => {
  test("goes to the shop's endpoint of the version with its token, and gives the buyer's next page", async () => {
    const result = await callWith(
      payload("paymentSessionResolve", [], "https://andes-shop.myshopify.com/thanks"),
    );
    expect(result).toEqual({ ok: true, value: { nextUrl: "https://andes-shop.myshopify.com/thanks" } });
    expect(shop?.requests).toEqual([
      {
        path: "/shops/andes-shop.myshopify.com/payments_apps/api/2026-10/graphql.json",
        token: "shpat-canary",
        body: {
          query: operations.paymentSessionResolve.text,
          variables: { id: "gid://shopify/PaymentSession/1" },
        },
      },
    ]);
  });

  test.each([
    ["THROTTLED", "throttled"],
    ["ACCESS_DENIED", "token_refused"],
    ["SHOP_INACTIVE", "unavailable"],
    ["INTERNAL_SERVER_ERROR", "unavailable"],
    ["MAX_COST_EXCEEDED", "refused"],
    ["constructor", "refused"],
    [undefined, "refused"],
  ])("tells the error %s inside an HTTP 200 apart", async (code, kind) => {
    expect(await callWith(graphqlError(code))).toEqual({
      ok: false,
      error: { kind, detail: code ?? "NO_CODE", requestId: "req-0001" },
    });
  });

  test.each([
    [401, "token_refused"],
    [402, "unavailable"],
    [403, "refused"],
    [404, "not_found"],
    [302, "refused"],
    [429, "throttled"],
    [500, "unavailable"],
    [503, "unavailable"],
  ])("reads HTTP %i", async (status, kind) => {
    const result = await callWith({ status, text: "<html>shpat-canary</html>" });
    expect(result).toEqual({ ok: false, error: { kind, detail: `HTTP ${status}`, requestId: "req-0001" } });
  });

  test.each(["hang", "drop"] as const)("that ends in a %s is unavailable", async (answer) => {
    const result = await callWith(answer);
    expect(!result.ok && result.error.kind).toBe("unavailable");
  });

  test("to a closed port is unavailable", async () => {
    const client = createPaymentsClient({
      http: testHttp,
      shopOrigin: "http://127.0.0.1:1/{shop}",
      apiVersion,
    });
    const result = await client.call("a.myshopify.com", "t", operations.paymentSessionResolve, { id: "1" });
    expect(!result.ok && result.error.kind).toBe("unavailable");
  });

  test.each([
    "",
    "null",
    "[]",
    '"text"',
    "{}",
    '{"data":null}',
    '{"data":{"paymentSessionReject":{"userErrors":[]}}}',
    '{"data":{"paymentSessionResolve":null}}',
    '{"data":{"paymentSessionResolve":{}}}',
    '{"errors":"Invalid API key"}',
    '{"data":{"paymentSessionResolve":{"userErrors":[],"paymentSession":{"nextAction":{"context":{"redirectUrl":"no url"}}}}}}',
  ])("answered with %s is unreadable, not a success", async (text) => {
    const result = await callWith({ text });
    expect(!result.ok && result.error.kind).toBe("unreadable_answer");
  });

  test("never quotes the token or the answer's body in an error", async () => {
    const answers: FakeAnswer[] = [
      { status: 500, text: "body-canary" },
      { text: "body-canary" },
      graphqlError("THROTTLED"),
      "drop",
    ];
    for (const answer of answers) {
      const result = await callWith(answer);
      expect(JSON.stringify(result)).not.toContain("canary");
      await shop?.close();
    }
  });
});

describe("a userError", () => {
  test.each([
    ["paymentSessionPending", "OUT_OF_RANGE_PENDING_EXPIRES_AT", "Pending expiry too late", "out_of_range"],
    ["paymentSessionPending", "EXPIRED_PENDING_EXPIRES_AT", "Pending expiry in the past", "out_of_range"],
    ["paymentSessionPending", "NOT_FOUND", "Not found", "not_found"],
    ["paymentSessionPending", "PENDING_INVALID_STATE", "Already resolved or rejected", "opposite_final"],
    ["paymentSessionPending", "UNSUPPORTED_PAYMENT_METHOD", "Not for cards", "refused"],
    ["paymentSessionResolve", null, "Payment session has already been rejected.", "opposite_final"],
    ["paymentSessionResolve", null, "Session is in state REJECTED", "opposite_final"],
    ["paymentSessionResolve", null, "This session cannot be resolved", "refused"],
    ["paymentSessionResolve", null, "Rejected reason invalid", "refused"],
    ["paymentSessionReject", null, "Payment session has already been resolved.", "opposite_final"],
    ["paymentSessionReject", null, "Payment session has already been rejected.", "refused"],
    ["paymentSessionReject", null, "It has already been resolved or has already been rejected", "refused"],
    ["paymentSessionReject", null, "Something went wrong", "refused"],
    ["refundSessionResolve", "REFUND_SESSION_INVALID_STATE", "Invalid", "opposite_final"],
    ["refundSessionResolve", "REFUND_SESSION_NOT_FOUND", "Gone", "not_found"],
    [
      "refundSessionReject",
      "REFUND_SESSION_INVALID_STATE",
      "Refund session has already been resolved.",
      "opposite_final",
    ],
    ["refundSessionReject", "REFUND_SESSION_INVALID_STATE", "Invalid", "refused"],
    ["paymentsAppConfigure", null, "External handle is taken", "refused"],
  ] as const)("of %s, code %s, %j means %s only", async (name, code, message, kind) => {
    const result = await callWith(
      payload(name, [{ message, ...(code !== null && { code }) }]),
      operations[name],
    );
    expect(!result.ok && result.error.kind).toBe(kind);
    expect(!result.ok && result.error.requestId).toBe("req-0001");
  });

  test("is quoted cut and on one line", async () => {
    const result = await callWith(payload("paymentSessionResolve", [{ message: `a\nb${"x".repeat(500)}` }]));
    expect(!result.ok && result.error.detail).toMatch(/^paymentSessionResolve: no code: a bx+$/);
    expect(!result.ok && result.error.detail.length).toBe(200);
  });
});

test("any JSON as an answer gives a result, never an exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (errors, data) => {
      const whole = readMutationAnswer(operations.paymentSessionResolve, JSON.stringify({ errors, data }));
      const inner = { data: { paymentSessionResolve: data } };
      const nested = readMutationAnswer(operations.paymentSessionResolve, JSON.stringify(inner));
      expect([typeof whole.ok, typeof nested.ok]).toEqual(["boolean", "boolean"]);
    }),
    { numRuns: 2000 },
  );
});
