import { createHmac } from "node:crypto";
import fc from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { limits } from "../../../app/platform/limits.ts";
import { readWebhook, webhookStatuses } from "../../../app/platform/read-webhook.ts";

const shop_domain = "andes-shop.myshopify.com";
const secret = "client-secret";

const samples = {
  "customers/data_request": {
    shop_id: 954889,
    shop_domain,
    orders_requested: [299938],
    customer: { id: 191167, email: "buyer@example.com", phone: "+573000000000" },
    data_request: { id: 9999 },
  },
  "customers/redact": {
    shop_id: 954889,
    shop_domain,
    customer: { id: 191167, email: "buyer@example.com", phone: null },
    orders_to_redact: [299938],
  },
  "shop/redact": { shop_id: 954889, shop_domain },
  "app/uninstalled": {
    id: 954889,
    name: "Andes",
    domain: "andes.example.com",
    myshopify_domain: shop_domain,
  },
} as const;

function send(
  topic: string,
  body: unknown,
  change: { headers?: Record<string, string | undefined>; secrets?: string[] } = {},
) {
  const rawBody = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const headers = {
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(rawBody).digest("base64"),
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop_domain,
    "x-shopify-event-id": "event-1",
    "x-shopify-webhook-id": "delivery-1",
    ...change.headers,
  };
  return readWebhook(headers, rawBody, change.secrets ?? [secret]);
}

describe("a signed webhook is read:", () => {
  test.each([
    [
      "customers/data_request",
      {
        customer: { email: "buyer@example.com", phone: "+573000000000" },
        dataRequestId: "9999",
        orderIds: ["299938"],
      },
    ],
    ["customers/redact", { customer: { email: "buyer@example.com", phone: null }, orderIds: ["299938"] }],
    ["shop/redact", {}],
    ["app/uninstalled", {}],
  ] as const)("%s", (topic, content) => {
    expect(send(topic, samples[topic])).toEqual({
      ok: true,
      value: { topic, shopDomain: shop_domain, eventId: "event-1", ...content },
    });
  });

  test("an id longer than a float can hold stays exact", () => {
    const body = JSON.stringify(samples["customers/data_request"]).replace(
      /"id":[0-9]+\}\}$/,
      '"id":12345678901234567890}}',
    );
    expect(send("customers/data_request", body)).toMatchObject({
      ok: true,
      value: { dataRequestId: "12345678901234567890" },
    });
  });

  test("without an event id the delivery's id stands in", () => {
    const read = send("shop/redact", samples["shop/redact"], {
      headers: { "x-shopify-event-id": undefined },
    });
    expect(read).toMatchObject({ ok: true, value: { eventId: "delivery-1" } });
  });

  test("with the former secret while it is being rotated", () => {
    expect(send("shop/redact", samples["shop/redact"], { secrets: ["new-secret", secret] }).ok).toBe(true);
    expect(send("shop/redact", samples["shop/redact"], { secrets: ["new-secret"] })).toEqual({
      ok: false,
      error: "bad_signature",
    });
  });
});

describe("a webhook is refused", () => {
  const body = samples["shop/redact"];

  test.each([
    ["no signature", undefined],
    ["an empty signature", ""],
    ["a signature of other bytes", createHmac("sha256", secret).update("x").digest("base64")],
    ["a hexadecimal signature", createHmac("sha256", secret).update(JSON.stringify(body)).digest("hex")],
    ["a signature by another key", createHmac("sha256", "x").update(JSON.stringify(body)).digest("base64")],
  ])("with %s, as 401", (_what, signature) => {
    const read = send("shop/redact", body, { headers: { "x-shopify-hmac-sha256": signature } });
    expect(read).toEqual({ ok: false, error: "bad_signature" });
    expect(!read.ok && webhookStatuses[read.error]).toBe(401);
  });

  test("when no secret is configured", () => {
    expect(send("shop/redact", body, { secrets: [] })).toEqual({ ok: false, error: "bad_signature" });
  });

  test("with any byte of its body flipped, as 401", () => {
    const raw = Buffer.from(JSON.stringify(samples["customers/redact"]));
    const signature = createHmac("sha256", secret).update(raw).digest("base64");
    for (let at = 0; at < raw.length; at++) {
      const forged = Buffer.from(raw);
      forged[at] = (forged[at] ?? 0) ^ 1;
      const read = send("customers/redact", forged, { headers: { "x-shopify-hmac-sha256": signature } });
      expect(read).toEqual({ ok: false, error: "bad_signature" });
    }
  });

  test.each([
    ["an unknown topic", "orders/create", body, {}, "unknown_topic"],
    ["a topic of Object's prototype", "constructor", body, {}, "unknown_topic"],
    [
      "another shop in the header",
      "shop/redact",
      body,
      { "x-shopify-shop-domain": "other.myshopify.com" },
      "wrong_shop",
    ],
    ["no shop in the header", "shop/redact", body, { "x-shopify-shop-domain": undefined }, "malformed"],
    [
      "no ids",
      "shop/redact",
      body,
      { "x-shopify-event-id": undefined, "x-shopify-webhook-id": undefined },
      "malformed",
    ],
    ["a shop that is none in the body", "shop/redact", { shop_domain: "x" }, {}, "wrong_shop"],
    ["a body that is not JSON", "shop/redact", "{", {}, "malformed"],
    [
      "a customer's redaction passed off as a shop's",
      "shop/redact",
      samples["customers/redact"],
      {},
      "malformed",
    ],
    [
      "a data request passed off as a redaction",
      "customers/redact",
      samples["customers/data_request"],
      {},
      "malformed",
    ],
    ["a redaction passed off as an uninstall", "app/uninstalled", samples["shop/redact"], {}, "malformed"],
  ] as const)("with %s", (_what, topic, payload, headers, error) => {
    expect(send(topic, payload, { headers })).toEqual({ ok: false, error });
  });

  test("when larger than the limit, before its signature is computed", () => {
    expect(send("shop/redact", Buffer.alloc(limits.bodyBytes + 1, " "))).toEqual({
      ok: false,
      error: "too_large",
    });
  });
});

test("any signed JSON under any topic gives a webhook or a typed error", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(samples)), fc.jsonValue(), (topic, json) => {
      const read = send(topic, json);
      expect(read.ok || read.error in webhookStatuses).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
