import { createHmac } from "node:crypto";
import fc from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { verifySessionToken } from "../../../app/platform/shopify-orders/session-token.ts";
import { cutAndStretch, flipBits, respell } from "../../support/forge-text.ts";

const app = { apiKey: "store-id", apiSecret: "store-secret" };
const now = new Date("2026-11-26T12:00:00Z");
const seconds = now.getTime() / 1000;
const good = {
  iss: "https://tienda.myshopify.com/admin",
  dest: "https://tienda.myshopify.com",
  aud: app.apiKey,
  sub: "42",
  exp: seconds + 60,
  nbf: seconds,
  iat: seconds,
  jti: "1",
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function make(claims: object, header: object = { alg: "HS256", typ: "JWT" }, secret = app.apiSecret): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
const outcome = (token: string) => {
  const read = verifySessionToken(token, { ...app, now });
  return read.ok ? "ok" : read.error;
};

describe("a merchant's session token", () => {
  test("names the shop and who is there", () => {
    expect(verifySessionToken(make(good), { ...app, now })).toEqual({
      ok: true,
      value: { shopDomain: "tienda.myshopify.com", userId: "42" },
    });
  });

  test.each([
    ["another_app", { aud: "payments-id" }],
    ["expired", { exp: seconds - 11 }],
    ["expired", { nbf: seconds + 11 }],
    ["bad_shop", { dest: "https://evil.example.com" }],
    ["bad_shop", { iss: "https://other.myshopify.com/admin" }],
    ["bad_shop", { dest: "https://tienda.myshopify.com.evil.example.com" }],
    ["malformed", { sub: "42; drop" }],
    ["malformed", { exp: "soon" }],
    ["malformed", { dest: undefined }],
  ])("is refused as %s when it says %j", (error, change) => {
    expect(outcome(make({ ...good, ...change }))).toBe(error);
  });

  test.each([{ alg: "none" }, { alg: "HS512" }, { alg: "RS256" }, {}])(
    "S1: signed by %j is refused",
    (header) => {
      expect(outcome(make(good, header))).toBe("malformed");
    },
  );

  test("S1: with any bit flipped, cut, made longer or respelt is refused", () => {
    const token = make(good);
    const [head = "", body = "", signature = ""] = token.split(".");
    const forged = [
      ...flipBits(token),
      ...cutAndStretch(token),
      ...respell(signature, "base64url").map((other) => `${head}.${body}.${other}`),
      `${head}.${body}.`,
      `${head}.${body}`,
      make(good, undefined, "another-secret"),
      make(good, undefined, ""),
    ].filter((text) => text !== token);
    for (const text of forged) expect(outcome(text), text).not.toBe("ok");
  });

  test("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(outcome(text)).not.toBe("ok");
        expect(outcome(`${text}.${text}.${text}`)).not.toBe("ok");
      }),
    );
  });
});
