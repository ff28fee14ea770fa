import fc from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { limits } from "../../../app/platform/limits.ts";
import { readSessionRequest } from "../../../app/platform/shopify-payments/read-session-request.ts";
import { httpStatusOf } from "../../../app/platform/shopify-payments/session-error.ts";
import { bytes, headers, paymentBody } from "./support/sample-requests.ts";

function read(change: Record<string, unknown> = {}, allowHttp = false) {
  return readSessionRequest(headers, bytes({ ...paymentBody(), ...change }), { allowHttp });
}

function statusOf(result: ReturnType<typeof read>): number {
  return result.ok ? 201 : httpStatusOf(result.error);
}

describe("a payment session request", () => {
  test("is read whole, with the amount exact", () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        shopDomain: "andes-shop.myshopify.com",
        requestId: "5f0c9f4e-0c7f-4c3b-8f0e-2d9a6a1f7b11",
        apiVersion: "2026-10",
        id: "u0nwmSrNntjIWozmNslK5Tlq",
        gid: "gid://shopify/PaymentSession/u0nwmSrNntjIWozmNslK5Tlq",
        group: "rZNvy+1jH6Z+BcPqA5U5BSIcnUavBha3C63xBalm+xE=",
        sessionId: "PJUT1iZAQO4bZYiO9Rq1",
        amount: { minor: 12500050n, currency: "COP" },
        isTest: false,
        kind: "sale",
        merchantLocale: "es",
        cancelUrl: "https://andes-shop.myshopify.com/checkouts/cn/abc?step=pay",
        proposedAt: new Date("2026-11-20T10:11:12Z"),
        customer: {
          email: "buyer@example.com",
          phone: "+57 300 0000000",
          locale: "es-CO",
          firstName: "Ana",
          lastName: "Ñandú",
          line1: "Calle 1 # 2-3",
          city: "Bogotá",
          postalCode: "110111",
          province: "Bogotá D.C.",
          countryCode: "CO",
        },
      },
    });
  });

  test.each([
    ["1.10", 110n],
    ["9007199254740.93", 900719925474093n],
    ["125000.5", 12500050n],
    ["125000.500", 12500050n],
  ])("reads the bare JSON number %s exactly, without a float", (source, minor) => {
    const text = JSON.stringify(paymentBody()).replace('"125000.50"', source);
    const result = readSessionRequest(headers, bytes(text));
    expect(result.ok && result.value.amount.minor).toBe(minor);
  });

  test("is accepted without the fields Shopify may leave out", () => {
    const result = read({ session_id: undefined, customer: undefined, transaction_metadata: null });
    expect(result.ok && result.value.sessionId).toBeNull();
    expect(result.ok && new Set(Object.values(result.value.customer))).toEqual(new Set([null]));
  });

  test("keeps a buyer's name storable: no control characters, no broken surrogates, blank means absent", () => {
    const billing_address = { given_name: "A\u0000na\n", family_name: "  ", line1: "x\ud800" };
    const result = read({ customer: { email: null, billing_address } });
    expect(result.ok && result.value.customer).toMatchObject({
      firstName: "A na",
      lastName: null,
      line1: "x\ufffd",
      email: null,
    });
  });

  test("gives tracing headers that are unfit for a log line as null", () => {
    const result = readSessionRequest(
      { ...headers, "shopify-request-id": "a\nlevel=fatal" },
      bytes(paymentBody()),
    );
    expect(result.ok && result.value.requestId).toBeNull();
  });

  test("may send the buyer back by plain http only to a loopback host and only where that is allowed", () => {
    const cancel = (cancel_url: string) => ({ payment_method: { data: { cancel_url } } });
    expect(statusOf(read(cancel("http://localhost:4000/cart"), true))).toBe(201);
    expect(statusOf(read(cancel("http://localhost:4000/cart"), false))).toBe(400);
    expect(statusOf(read(cancel("http://shop.example.com/cart"), true))).toBe(400);
  });
});

describe("a bad payment session request", () => {
  test.each([
    ["unknown currency", { currency: "XXX" }, 422],
    ["a name of Object's prototype as currency", { currency: "constructor" }, 422],
    ["lower-case currency", { currency: "cop" }, 422],
    ["more decimals than the currency has", { amount: "1.001" }, 422],
    ["a negative amount", { amount: "-1.00" }, 422],
    ["a zero amount", { amount: "0.00" }, 422],
    ["an exponent", { amount: "1e3" }, 422],
    ["a thousands mark", { amount: "1,000.00" }, 422],
    ["too many digits", { amount: "12345678901234567890" }, 422],
    ["an amount of another type", { amount: { value: "1" } }, 400],
    ["no amount", { amount: undefined }, 400],
    ["no test flag", { test: undefined }, 400],
    ["a test flag that is text", { test: "false" }, 400],
    ["another kind", { kind: "recurring" }, 400],
    ["a gid of another type", { gid: "gid://shopify/RefundSession/u0nwm" }, 400],
    ["a gid with more behind it", { gid: "gid://shopify/PaymentSession/u0nwm/../1" }, 400],
    ["an id too long", { id: "x".repeat(limits.key + 1) }, 400],
    ["an id with a NUL", { id: "a\u0000b" }, 400],
    ["an empty id", { id: "" }, 400],
    ["no group", { group: undefined }, 400],
    ["a script as cancel_url", { payment_method: { data: { cancel_url: "javascript:alert(1)" } } }, 400],
    [
      "a cancel_url with credentials",
      { payment_method: { data: { cancel_url: "https://a:b@example.com" } } },
      400,
    ],
    [
      "cancel_url at the top level only",
      { payment_method: { type: "offsite" }, cancel_url: "https://example.com" },
      400,
    ],
    ["a date that is none", { proposed_at: "2026-13-45T00:00:00Z" }, 400],
    ["a country that is none", { customer: { billing_address: { country_code: "COL" } } }, 400],
    ["a name too long", { customer: { billing_address: { given_name: "x".repeat(256) } } }, 400],
  ])("with %s gets its own status", (_what, change, status) => {
    expect(statusOf(read(change))).toBe(status);
  });

  test.each([
    ["no shop", undefined],
    ["a shop of another domain", "andes-shop.example.com"],
    ["a shop with a path", "andes-shop.myshopify.com/x"],
    ["a subdomain trick", "x.andes-shop.myshopify.com"],
    ["a line break", "andes-shop.myshopify.com\n"],
    ["two headers", ["a.myshopify.com", "b.myshopify.com"]],
  ])("with %s in the header is refused as 400", (_what, shop) => {
    const result = readSessionRequest({ ...headers, "shopify-shop-domain": shop }, bytes(paymentBody()));
    expect(result).toEqual({ ok: false, error: { kind: "bad_shop", detail: "shopify-shop-domain" } });
  });

  test.each([
    ["empty", ""],
    ["not JSON", "{"],
    ["an array", "[]"],
    ["null", "null"],
    ["nested without end", "[".repeat(30_000) + "]".repeat(30_000)],
    ["a prototype trick", '{"__proto__":{"id":"x"}}'],
  ])("whose body is %s is refused as 400", (_what, text) => {
    expect(statusOf(readSessionRequest(headers, bytes(text)))).toBe(400);
  });

  test("whose body is not UTF-8 is refused as 400", () => {
    const latin1 = Buffer.from(JSON.stringify(paymentBody()), "latin1");
    expect(statusOf(readSessionRequest(headers, latin1))).toBe(400);
  });

  test("larger than the limit is refused as 413 before it is parsed", () => {
    const body = Buffer.alloc(limits.bodyBytes + 1, " ");
    expect(statusOf(readSessionRequest(headers, body))).toBe(413);
  });

  test("names the bad field and never its value", () => {
    const result = read({ customer: { email: "secret-person@example.com".repeat(20) } });
    expect(result).toEqual({ ok: false, error: { kind: "malformed", detail: "customer.email: too_big" } });
  });
});

describe("whatever arrives", () => {
  test("random bytes never throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (random) => {
        expect(readSessionRequest(headers, Buffer.from(random)).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test("a sample with any one field replaced by any JSON gives a request or a typed error", () => {
    const paths = Object.keys(paymentBody());
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const result = read({ [path]: value });
        if (result.ok) expect(result.value.amount.minor > 0n).toBe(true);
        else expect([400, 422]).toContain(httpStatusOf(result.error));
      }),
      { numRuns: 3000 },
    );
  });

  test("a sample with any byte changed never throws", () => {
    const sample = bytes(paymentBody());
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
        const copy = Buffer.from(sample);
        copy[index] = byte;
        expect(typeof readSessionRequest(headers, copy).ok).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });

  test("any header values never throw and never give an unfit shop domain", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (shop, id) => {
        const result = readSessionRequest(
          { "shopify-shop-domain": shop, "shopify-request-id": id },
          bytes(paymentBody()),
        );
        if (result.ok) expect(result.value.shopDomain).toMatch(/^[a-z0-9][a-z0-9_-]*\.myshopify\.com$/);
      }),
      { numRuns: 1000 },
    );
  });
});
