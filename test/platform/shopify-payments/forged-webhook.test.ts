import { createHmac } from "node:crypto";
import fc from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { readWebhook } from "../../../app/platform/read-webhook.ts";
import {
  anyStretch,
  cutAndStretch,
  flipBits,
  flipBytes,
  otherKeys,
  reencodeText,
  reorderJson,
  replaceStretch,
  respell,
} from "../../support/forge-text.ts";

const secret = "shpss_an-invented-client-secret";
const shopDomain = "andes-shop.myshopify.com";

describe("a forged webhook of Shopify's", () => {
  const sample = Buffer.from(
    JSON.stringify({
      shop_id: 954889,
      shop_domain: shopDomain,
      customer: { id: 191167, email: "é@example.com" },
      orders_to_redact: [299938],
    }),
  );
  const sign = (bytes: Buffer, key = secret) => createHmac("sha256", key).update(bytes).digest("base64");
  const genuine = sign(sample);
  const outcome = (bytes: Buffer, signature: string | undefined, secrets: readonly string[] = [secret]) => {
    const headers = {
      "x-shopify-hmac-sha256": signature,
      "x-shopify-topic": "customers/redact",
      "x-shopify-shop-domain": shopDomain,
      "x-shopify-event-id": "event-1",
    };
    const read = readWebhook(headers, bytes, secrets);
    return read.ok ? read.value.topic : read.error;
  };

  test("S1: is one whose every other form is refused: the genuine one is taken", () => {
    expect(outcome(sample, genuine)).toBe("customers/redact");
  });

  test("S1: with any one bit of its body or signature flipped is refused", () => {
    for (const changed of flipBytes(sample)) expect(outcome(changed, genuine)).toBe("bad_signature");
    for (const changed of flipBits(genuine)) expect(outcome(sample, changed), changed).toBe("bad_signature");
  });

  test("S1: cut short, made longer, reordered, doubled or in another charset is refused", () => {
    const bodies = [
      ...cutAndStretch(sample.toString("latin1")).map((text) => Buffer.from(text, "latin1")),
      ...reorderJson(sample.toString()).map((text) => Buffer.from(text)),
      ...reencodeText(sample),
      Buffer.from(sample.toString(), "latin1"),
    ];
    for (const changed of bodies) expect(outcome(changed, genuine)).toBe("bad_signature");
  });

  test("S2: with its signature missing, sent twice, respelled or of another length is refused, never an exception", () => {
    const forged = [undefined, "", `${genuine}, ${genuine}`, `forged,${genuine}`, "é".repeat(44)];
    for (const changed of [...forged, ...respell(genuine, "base64"), ...cutAndStretch(genuine)])
      expect(outcome(sample, changed), changed).toBe("bad_signature");
  });

  test("S1: signed with another key, or with none, is refused", () => {
    for (const key of otherKeys(secret)) expect(outcome(sample, sign(sample, key))).toBe("bad_signature");
    expect(outcome(sample, sign(sample, ""), [])).toBe("bad_signature");
  });

  test("S1: mutated in any way never passes", () => {
    fc.assert(
      fc.property(anyStretch, fc.boolean(), (stretch, isBody) => {
        const text = isBody ? sample.toString("latin1") : genuine;
        const changed = replaceStretch(text, stretch);
        fc.pre(changed !== text);
        const bytes = isBody ? Buffer.from(changed, "latin1") : sample;
        expect(outcome(bytes, isBody ? genuine : changed)).toBe("bad_signature");
      }),
      { numRuns: 3_000 },
    );
  });
});
