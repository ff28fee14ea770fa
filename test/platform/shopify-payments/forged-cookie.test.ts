import { describe, expect, test } from "vitest";
import { createSignedCookie } from "../../../app/platform/shopify-payments/signed-cookie.ts";
import { cutAndStretch, flipBits, otherKeys, respell } from "../../support/forge-text.ts";
import { fixedClock } from "./support/fixed-clock.ts";

const secret = "shpss_an-invented-client-secret";
const shopDomain = "andes-shop.myshopify.com";

describe("a forged cookie", () => {
  const clock = fixedClock("2026-11-20T12:00:00Z");
  const cookieOf = (change: { name?: string; secret?: string } = {}) =>
    createSignedCookie({ name: "session", secret, lifeSeconds: 60, isHttps: true, clock, ...change });
  const stored = cookieOf().write(shopDomain).split(";")[0] ?? "";
  const value = stored.slice("__Host-session=".length);
  const passes = (text: string, cookie = cookieOf()) => cookie.read(`__Host-session=${text}`).ok;

  test("S1: is one whose every other form is refused: the genuine one is taken", () => {
    expect(passes(value)).toBe(true);
  });

  test("S1: with any one bit flipped, cut short or made longer is refused", () => {
    for (const changed of [...flipBits(value), ...cutAndStretch(value)])
      expect(passes(changed), changed).toBe(false);
  });

  test("S2: with its signature respelled is refused, never an exception", () => {
    const at = value.lastIndexOf(".") + 1;
    for (const changed of respell(value.slice(at), "base64url"))
      expect(passes(value.slice(0, at) + changed), changed).toBe(false);
  });

  test("S1: signed with another key or under another name is refused", () => {
    for (const key of otherKeys(secret)) expect(passes(value, cookieOf({ secret: key }))).toBe(false);
    expect(passes(value, cookieOf({ name: "other" }))).toBe(false);
  });

  test("T2: is refused from the second its life ends, and taken the second before", () => {
    const later = fixedClock("2026-11-20T12:00:00Z");
    const cookie = createSignedCookie({
      name: "session",
      secret,
      lifeSeconds: 60,
      isHttps: true,
      clock: later,
    });
    later.advance(59_999);
    expect(passes(value, cookie)).toBe(true);
    later.advance(1);
    expect(passes(value, cookie)).toBe(false);
  });
});
