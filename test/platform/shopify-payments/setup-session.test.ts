import fc from "../../support/properties.ts";
import { expect, test } from "vitest";
import { createSetupSession } from "../../../app/platform/shopify-payments/setup-session.ts";
import { createSignedCookie } from "../../../app/platform/shopify-payments/signed-cookie.ts";
import { fixedClock } from "./support/fixed-clock.ts";

const shopDomain = "andes-shop.myshopify.com";
const clock = fixedClock("2026-11-20T12:00:00Z");

function open(change: { secret?: string; isHttps?: boolean } = {}) {
  return createSetupSession({ secret: "cookie-secret", isHttps: true, clock, ...change });
}

function keep(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

test("an open session is read back as its shop", () => {
  const cookie = keep(open().open(shopDomain));
  expect(open().read(`theme=dark; ${cookie}; x=y`)).toEqual({ ok: true, value: { shopDomain } });
});

test("over https the cookie is bound to this host, hidden from scripts and not sent by other sites' forms", () => {
  expect(open().open(shopDomain)).toMatch(
    /^__Host-recaudo_setup=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect(open({ isHttps: false }).open(shopDomain)).toMatch(
    /^recaudo_setup=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  );
});

test("it ends after exactly 12 hours, whatever the browser keeps", () => {
  const now = fixedClock("2026-11-20T12:00:00Z");
  const session = createSetupSession({ secret: "s", isHttps: true, clock: now });
  const cookie = keep(session.open(shopDomain));
  now.advance(12 * 3_600_000 - 1000);
  expect(session.read(cookie).ok).toBe(true);
  now.advance(1000);
  expect(session.read(cookie)).toEqual({ ok: false, error: "expired" });
});

test("closing it empties the cookie", () => {
  const closed = open().close();
  expect(closed).toContain("Max-Age=0");
  expect(open().read(keep(closed))).toEqual({ ok: false, error: "malformed" });
});

test.each([
  ["nothing", undefined, "missing"],
  ["another cookie", "other=1", "missing"],
  ["the plain-http name", keep(open({ isHttps: false }).open(shopDomain)), "missing"],
  ["another secret's cookie", keep(open({ secret: "x" }).open(shopDomain)), "forged"],
] as const)("%s opens nothing", (_what, header, error) => {
  expect(open().read(header)).toEqual({ ok: false, error });
});

test("a cookie signed for another purpose opens nothing", () => {
  const options = { secret: "cookie-secret", lifeSeconds: 60, isHttps: true, clock };
  const install = keep(createSignedCookie({ ...options, name: "recaudo_install" }).write(shopDomain));
  expect(open().read(install.replace("recaudo_install", "recaudo_setup"))).toEqual({
    ok: false,
    error: "forged",
  });
});

test("a cookie with any character changed opens nothing", () => {
  const cookie = keep(open().open(shopDomain));
  const start = cookie.indexOf("=") + 1;
  fc.assert(
    fc.property(
      fc.integer({ min: start, max: cookie.length - 1 }),
      fc.string({ minLength: 1, maxLength: 1 }),
      (at, character) => {
        fc.pre(cookie[at] !== character);
        expect(open().read(cookie.slice(0, at) + character + cookie.slice(at + 1)).ok).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

test("any text as a cookie header opens nothing and never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(open().read(text).ok).toBe(false);
      expect(open().read(`__Host-recaudo_setup=${text}`).ok).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
