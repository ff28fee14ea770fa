import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readStoreWebhook } from "../../../app/platform/shopify-orders/read-order-webhook.ts";
import {
  cutAndStretch,
  flipBits,
  flipBytes,
  otherKeys,
  reencodeText,
  reorderJson,
  respell,
} from "../../support/forge-text.ts";

const secret = "store-secret";
const shopDomain = "andes-shop.myshopify.com";
const body = {
  id: 5400000000001,
  admin_graphql_api_id: "gid://shopify/Order/5400000000001",
  updated_at: "2026-11-26T07:00:00-05:00",
  payment_gateway_names: ["Efecty"],
};
const sample = Buffer.from(JSON.stringify(body));
const sign = (bytes: Buffer, key = secret) => createHmac("sha256", key).update(bytes).digest("base64");
const genuine = sign(sample);

function read(bytes: Buffer, signature: string | undefined, headers: Record<string, string> = {}) {
  return readStoreWebhook(
    {
      "x-shopify-hmac-sha256": signature,
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": shopDomain,
      "x-shopify-event-id": "event-1",
      "x-shopify-triggered-at": "2026-11-26T12:00:00.123456789Z",
      ...headers,
    },
    bytes,
    [secret],
  );
}
const outcome = (bytes: Buffer, signature: string | undefined, headers?: Record<string, string>) => {
  const told = read(bytes, signature, headers);
  return told.ok ? told.value.kind : told.error;
};
const signed = (json: unknown, headers?: Record<string, string>) => {
  const bytes = Buffer.from(JSON.stringify(json));
  return outcome(bytes, sign(bytes), headers);
};

describe("news of an order", () => {
  test("is read with its number exact, its time and how it is paid", () => {
    expect(read(sample, genuine)).toEqual({
      ok: true,
      value: {
        kind: "order",
        event: {
          shopDomain,
          topic: "orders/create",
          eventId: "event-1",
          orderId: "5400000000001",
          triggeredAt: new Date("2026-11-26T12:00:00.123Z"),
          updatedAt: new Date("2026-11-26T12:00:00Z"),
          methodNames: ["Efecty"],
        },
      },
    });
  });

  test("S1: with any one bit of body or signature flipped is refused", () => {
    for (const changed of flipBytes(sample)) expect(outcome(changed, genuine)).toBe("bad_signature");
    for (const changed of flipBits(genuine)) expect(outcome(sample, changed), changed).toBe("bad_signature");
  });

  test("S1: cut, made longer, reordered or in another charset is refused", () => {
    const bodies = [
      ...cutAndStretch(sample.toString("latin1")).map((text) => Buffer.from(text, "latin1")),
      ...reorderJson(sample.toString()).map((text) => Buffer.from(text)),
      ...reencodeText(sample),
    ].filter((bytes) => !bytes.equals(sample));
    for (const changed of bodies) expect(outcome(changed, genuine)).toBe("bad_signature");
  });

  test("S1: signed with another key, respelt, doubled or not at all is refused", () => {
    const signatures = [
      ...otherKeys(secret).map((key) => sign(sample, key)),
      ...respell(genuine, "base64").filter((other) => other !== genuine),
      "",
      undefined,
    ];
    for (const signature of signatures) expect(outcome(sample, signature)).toBe("bad_signature");
  });
});

describe("a signed body passed off as another request", () => {
  const scopes = {
    id: "gid://shopify/App/1",
    previous: [],
    current: ["read_orders"],
    updated_at: "2026-11-26T12:00:00Z",
  };
  test.each([
    ["an order as an uninstall", body, "app/uninstalled"],
    ["an order as a redaction of a shop", body, "shop/redact"],
    ["an order as an edit", body, "orders/edited"],
    ["an order as new scopes", body, "app/scopes_update"],
    ["scopes as an order", scopes, "orders/create"],
    ["a redaction as an order", { shop_id: 1, shop_domain: shopDomain }, "orders/paid"],
  ])("is refused: %s", (_, json, topic) => {
    expect(["malformed", "wrong_shop"]).toContain(signed(json, { "x-shopify-topic": topic }));
  });

  test("is refused when the shop's own topics come in another shop's name", () => {
    const headers = { "x-shopify-topic": "shop/redact", "x-shopify-shop-domain": "other.myshopify.com" };
    expect(signed({ shop_id: 1, shop_domain: shopDomain }, headers)).toBe("wrong_shop");
  });

  test("of a topic we know nothing of is refused", () => {
    expect(signed(body, { "x-shopify-topic": "orders/delete" })).toBe("unknown_topic");
  });
});
