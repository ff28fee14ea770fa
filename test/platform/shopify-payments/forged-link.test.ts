import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createQueryVerifier } from "../../../app/platform/shopify-payments/verify-query.ts";
import { cutAndStretch, flipBits, otherKeys, respell } from "../../support/forge-text.ts";

const secret = "shpss_an-invented-client-secret";
const shopDomain = "andes-shop.myshopify.com";

describe("a forged link of Shopify's", () => {
  const verify = createQueryVerifier({ apiKey: "client-id", apiSecret: secret });
  const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);
  const sign = (parameters: Record<string, string>, key = secret): URLSearchParams => {
    const query = new URLSearchParams({ host: "YWRtaW4", shop: shopDomain, ...parameters });
    query.sort();
    query.set("hmac", createHmac("sha256", key).update(query.toString()).digest("hex"));
    return query;
  };
  const passes = async (query: URLSearchParams) => (await verify(query)).ok;
  const withValue = (query: URLSearchParams, name: string, value: string): URLSearchParams => {
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    return changed;
  };

  test("S1: is one whose every other form is refused: the genuine one is taken", async () => {
    expect(await passes(sign({ timestamp: seconds() }))).toBe(true);
  });

  test("S1: with any one bit of any value flipped, cut short or made longer is refused", async () => {
    const query = sign({ timestamp: seconds() });
    for (const [name, value] of query) {
      for (const changed of [...flipBits(value), ...cutAndStretch(value)])
        expect(await passes(withValue(query, name, changed)), `${name}=${changed}`).toBe(false);
    }
  });

  test("S1: with a value missing, doubled or added is refused", async () => {
    const query = sign({ timestamp: seconds() });
    for (const [name, value] of query) {
      const without = new URLSearchParams(query);
      without.delete(name);
      expect(await passes(without), name).toBe(false);
      expect(await passes(new URLSearchParams([...query, [name, value]])), name).toBe(false);
    }
    expect(await passes(withValue(query, "added", "1"))).toBe(false);
  });

  test("S2: with its signature respelled or of another length is refused, never an exception", async () => {
    const query = sign({ timestamp: seconds() });
    for (const changed of [...respell(query.get("hmac") ?? "", "hex"), "é".repeat(64), "0".repeat(10_000)])
      expect(await passes(withValue(query, "hmac", changed)), changed).toBe(false);
  });

  test("S1: signed with another key is refused", async () => {
    for (const key of otherKeys(secret).slice(0, 300))
      expect(await passes(sign({ timestamp: seconds() }, key))).toBe(false);
  });

  test("T2: older or newer than 90 seconds is refused, and within them taken", async () => {
    // Shopify's library reads the machine's clock, so the edge is tried a few seconds to either side.
    for (const [shift, isTaken] of [
      [-85, true],
      [85, true],
      [-95, false],
      [95, false],
    ] as const)
      expect(await passes(sign({ timestamp: seconds(shift) })), `${shift} s`).toBe(isTaken);
  });
});
