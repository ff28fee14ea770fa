import fc from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import {
  readCaptureRequest,
  readRefundRequest,
  readVoidRequest,
} from "../../../app/platform/shopify-payments/read-follow-up-request.ts";
import { httpStatusOf } from "../../../app/platform/shopify-payments/session-error.ts";
import { bytes, headers, refundBody } from "./support/sample-requests.ts";

const readers = [
  ["refund", readRefundRequest, "gid://shopify/RefundSession/r1"],
  ["capture", readCaptureRequest, "gid://shopify/CaptureSession/c1"],
  ["void", readVoidRequest, "gid://shopify/VoidSession/v1"],
] as const;

describe.each(readers)("a %s request", (name, read, gid) => {
  const body = (change: Record<string, unknown> = {}) => bytes({ ...refundBody(), gid, ...change });

  test("is read whole", () => {
    const result = read(headers, body());
    expect(result).toEqual({
      ok: true,
      value: {
        shopDomain: "andes-shop.myshopify.com",
        requestId: headers["shopify-request-id"],
        apiVersion: "2026-10",
        id: "PJUT1iZAQO4bZYiO9Rq1Refund",
        gid,
        paymentId: "u0nwmSrNntjIWozmNslK5Tlq",
        isTest: true,
        merchantLocale: "es",
        proposedAt: new Date("2026-11-20T15:11:12Z"),
        ...(name !== "void" && { amount: { minor: 500000n, currency: "COP" } }),
      },
    });
  });

  test.each([
    ["a payment's gid", { gid: "gid://shopify/PaymentSession/p1" }],
    ["no payment_id", { payment_id: undefined }],
    ["a payment_id with a space", { payment_id: "a b" }],
    ["no test flag", { test: null }],
  ])("with %s is refused as 400", (_what, change) => {
    const result = read(headers, body(change));
    expect(!result.ok && httpStatusOf(result.error)).toBe(400);
  });

  test("of a shop that is none is refused as 400", () => {
    expect(read({}, body())).toEqual({
      ok: false,
      error: { kind: "bad_shop", detail: "shopify-shop-domain" },
    });
  });

  test("with any one field replaced by any JSON never throws", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(refundBody())), fc.jsonValue(), (path, value) => {
        expect(typeof read(headers, body({ [path]: value })).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});

test("a refund or capture with an unknown currency or an impossible amount is refused as 422", () => {
  for (const [read, gid] of [
    [readRefundRequest, "gid://shopify/RefundSession/r1"],
    [readCaptureRequest, "gid://shopify/CaptureSession/c1"],
  ] as const) {
    for (const change of [{ currency: "XXX" }, { amount: "1.001" }, { amount: "0" }]) {
      const result = read(headers, bytes({ ...refundBody(), gid, ...change }));
      expect(!result.ok && httpStatusOf(result.error)).toBe(422);
    }
  }
});
