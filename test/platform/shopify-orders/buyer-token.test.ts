import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifyBuyerToken } from "../../../app/platform/shopify-orders/buyer-token.ts";
import { verifySessionToken } from "../../../app/platform/shopify-orders/session-token.ts";

const app = { apiKey: "store-id", apiSecret: "store-secret" };
const now = new Date("2026-11-26T12:00:00Z");
const seconds = now.getTime() / 1000;
const good = {
  dest: "tienda.myshopify.com",
  aud: app.apiKey,
  exp: seconds + 300,
  nbf: seconds,
  iat: seconds,
  jti: "1",
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function make(claims: object, header: object = { alg: "HS256" }, secret = app.apiSecret): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
const outcome = (token: string) => {
  const read = verifyBuyerToken(token, { ...app, now });
  return read.ok ? read.value : read.error;
};

describe("the token of a block in a buyer's page", () => {
  test.each(["tienda.myshopify.com", "https://tienda.myshopify.com"])("names the shop: %s", (dest) => {
    expect(outcome(make({ ...good, dest }))).toBe("tienda.myshopify.com");
  });

  test.each([
    ["another_app", { aud: "payments-id" }],
    ["expired", { exp: seconds - 11 }],
    ["expired", { nbf: seconds + 11 }],
    ["bad_shop", { dest: "evil.example.com" }],
    ["bad_shop", { dest: "https://tienda.myshopify.com.evil.example.com" }],
    ["bad_shop", { dest: "https://https://tienda.myshopify.com" }],
    ["malformed", { dest: undefined }],
    ["malformed", { exp: "soon" }],
  ])("S1: is refused as %s when it says %j", (error, change) => {
    expect(outcome(make({ ...good, ...change }))).toBe(error);
  });

  test("S1: signed by nobody, or by another, is refused", () => {
    expect(outcome(make(good, { alg: "none" }))).toBe("malformed");
    expect(outcome(make(good, { alg: "HS256" }, "another secret"))).toBe("bad_signature");
    expect(outcome("")).toBe("malformed");
  });

  test.each([{}, { sub: "gid://shopify/Customer/42" }, { iss: "https://tienda.myshopify.com/admin" }])(
    "S1: opens nothing of the merchant's: %j",
    (more) => {
      const token = make({ ...good, dest: "https://tienda.myshopify.com", ...more });
      expect(verifySessionToken(token, { ...app, now })).toEqual({ ok: false, error: "malformed" });
    },
  );
});
