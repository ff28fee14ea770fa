import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readWebhook } from "../../../app/gateways/pagoefectivo/webhook-reading.ts";
import { verifyWebhook } from "../../../app/gateways/pagoefectivo/webhook-signature.ts";
import type { IncomingWebhook } from "../../../app/ports/gateway.ts";
import { access } from "./scripted-api.ts";

const secret = access.credentials["secret_key"] ?? "";
const sample =
  '{"eventType":"cip.paid","operationNumber":"1253","data":{"cip":"11546901","currency":"PEN","amount":22.05}}';
const sign = (text: string, key = secret) => createHmac("sha256", key).update(text).digest("hex");

function webhook(body: string, signature: string | undefined = sign(body)): IncomingWebhook {
  return {
    query: new URLSearchParams(),
    headers: { "pe-signature": signature },
    body: Buffer.from(body),
    receivedAt: new Date("2026-05-28T13:00:00Z"),
  };
}
const verdictOf = (incoming: IncomingWebhook, who = access) => {
  const verdict = verifyWebhook(who, incoming);
  return verdict.verdict === "refused" ? verdict.reason : verdict.verdict;
};

describe("a genuine signature", () => {
  it("matches a value computed apart from this code (openssl dgst -sha256 -hmac)", () => {
    const signature = "bf8a7bea3477f019052451b93c283d4ea04d543e580776a8d3d3f0be8e1bbfde";
    expect(verdictOf(webhook(sample, signature))).toBe("verified");
  });

  it("is of the very bytes, whatever their spaces and however an amount is written", () => {
    expect(verdictOf(webhook(sample.replaceAll(":", " : ").replace("22.05", "22.10")))).toBe("verified");
  });

  it("is also taken when it is of the compact form of spaced bytes or of a longer amount", () => {
    const spaced = JSON.stringify(JSON.parse(sample), null, 2);
    expect(verdictOf(webhook(spaced, sign(sample)))).toBe("verified");
    const shorter = sample.replace("22.05", "22.1");
    expect(verdictOf(webhook(sample.replace("22.05", "22.10"), sign(shorter)))).toBe("verified");
  });

  it("is as good at any age, for nothing signed tells a time: a repeat is one event", () => {
    const late = { ...webhook(sample), receivedAt: new Date("2036-05-28T13:00:00Z") };
    expect(verdictOf(late)).toBe("verified");
    expect(readWebhook(late)).toEqual(readWebhook(webhook(sample)));
  });
});

describe("a signature is refused", () => {
  it("when another account's key made it, or an older key of this one", () => {
    expect(verdictOf(webhook(sample, sign(sample, "another+key/00000000000000000000")))).toBe("mismatch");
  });

  it("when any byte of what it is about is another", () => {
    const signature = sign(sample);
    for (let index = 0; index < sample.length; index += 1) {
      const body = Buffer.from(sample);
      body[index] = (body[index] ?? 0) ^ 1;
      expect(verdictOf({ ...webhook(sample, signature), body }), `byte ${index}`).toBe("mismatch");
    }
  });

  it("when the members were put in another order", () => {
    const { eventType, operationNumber, data } = JSON.parse(sample) as Record<string, unknown>;
    expect(verdictOf(webhook(JSON.stringify({ data, operationNumber, eventType }), sign(sample)))).toBe(
      "mismatch",
    );
  });

  it("when it is missing, or the account has no key, even if it was made with an empty one", () => {
    expect(verdictOf({ ...webhook(sample), headers: {} })).toBe("missing");
    expect(verdictOf(webhook(sample, ""))).toBe("missing");
    for (const credentials of [{}, { secret_key: "" }])
      expect(verdictOf(webhook(sample, sign(sample, "")), { accountId: "a", credentials })).toBe("missing");
  });

  it("of any other length, letter case or alphabet, without an exception", () => {
    const good = sign(sample);
    const odd = [
      good.slice(1),
      `${good}0`,
      good.toUpperCase(),
      `${good}, ${good}`,
      "é".repeat(64),
      "g".repeat(64),
    ];
    for (const signature of odd) expect(verdictOf(webhook(sample, signature)), signature).toBe("malformed");
  });

  it("for a body that is no JSON or too deep, without an exception", () => {
    for (const body of ["", "{", "[".repeat(100_000), "\u0000"])
      expect(verdictOf(webhook(body, sign(sample)))).toBe("mismatch");
  });
});

describe("what a notification rings for", () => {
  const read = (changes: object) =>
    readWebhook(webhook(JSON.stringify({ ...JSON.parse(sample), ...changes })));

  it("is the CIP, told as text or as a number, with or without the members some receive", () => {
    const expected = {
      kind: "payment",
      eventKey: "cip.paid:11546901:1253",
      lookup: { gatewayPaymentId: "11546901" },
    };
    expect(read({})).toEqual(expected);
    expect(read({ operationNumber: 1253, data: { cip: 11546901 } })).toEqual(expected);
    expect(read({ data: { cip: "11546901", transactionCode: "x", paymentDate: "y" } })).toEqual(expected);
  });

  it("is a look, too, for events of the family that no paper confirms", () => {
    expect(read({ eventType: "cip.expired" })).toMatchObject({ eventKey: "cip.expired:11546901:1253" });
    expect(read({ eventType: "cip.refunded", operationNumber: null })).toMatchObject({
      eventKey: "cip.refunded:11546901:",
    });
  });

  it("is nothing of ours for other families, and unreadable without a CIP or as form fields", () => {
    expect(read({ eventType: "service.changed" }).kind).toBe("ignored");
    expect(read({ data: {} }).kind).toBe("unreadable");
    expect(read({ data: { cip: "12/../3" } }).kind).toBe("unreadable");
    expect(read({ eventType: 7 }).kind).toBe("unreadable");
    expect(readWebhook(webhook("eventType=cip.paid&cip=11546901")).kind).toBe("unreadable");
  });
});
