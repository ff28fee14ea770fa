import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readWebhook } from "../../../app/gateways/dlocal/webhook-reading.ts";
import { verifyWebhook } from "../../../app/gateways/dlocal/webhook-signature.ts";
import type { GatewayAccess, IncomingWebhook } from "../../../app/ports/gateway.ts";
import { access, keys } from "./scripted-api.ts";
import { efectyPayment, paid, refundOfEfecty } from "./wire-samples.ts";

const receivedAt = new Date("2026-05-28T13:00:00.000Z");
const fiveDays = 5 * 86_400_000;

interface Parts {
  readonly body?: string;
  readonly date?: string;
  readonly login?: string;
  readonly secret?: string;
}

function signed({
  body = JSON.stringify({ ...efectyPayment, ...paid }),
  date = receivedAt.toISOString(),
  login = keys.login,
  secret = keys.secret_key,
}: Parts = {}): IncomingWebhook {
  const hex = createHmac("sha256", secret).update(`${login}${date}${body}`).digest("hex");
  return {
    query: new URLSearchParams(),
    headers: { "x-date": date, authorization: `V2-HMAC-SHA256, Signature: ${hex}` },
    body: Buffer.from(body),
    receivedAt,
  };
}
const withHeader = (webhook: IncomingWebhook, name: string, value: string | undefined) => ({
  ...webhook,
  headers: { ...webhook.headers, [name]: value },
});
const verdictOf = (webhook: IncomingWebhook, by: GatewayAccess = access) => {
  const verdict = verifyWebhook(by, webhook);
  return verdict.verdict === "refused" ? verdict.reason : verdict.verdict;
};
const at = (ms: number) => new Date(receivedAt.getTime() + ms).toISOString();

describe("a genuine signature", () => {
  it("matches a value computed apart from this code (openssl dgst -sha256 -hmac)", () => {
    const webhook = {
      query: new URLSearchParams(),
      headers: {
        "x-date": "2018-02-20T15:44:42.310Z",
        authorization:
          "V2-HMAC-SHA256, Signature: 84ec980ba55097e6525232297caffd047cc635ae895d61a1d61266b4ceb1d42a",
      },
      body: Buffer.from('{"id":"D-4-1","status":"PAID"}'),
      receivedAt: new Date("2018-02-20T15:44:43.000Z"),
    };
    const credentials = { ...keys, login: "sak223k2wdksdl2", secret_key: "an-invented-secret-0001" };
    expect(verifyWebhook({ accountId: "a", credentials }, webhook)).toEqual({ verdict: "verified" });
  });

  it("is taken with its time in any of the ways dLocal writes one", () => {
    for (const date of [
      "2026-05-28T13:00:00Z",
      "2026-05-28T13:00:00.000+0000",
      "2026-05-28T08:00:00-05:00",
    ]) {
      expect(verdictOf(signed({ date }))).toBe("verified");
    }
  });

  it("is taken over a body that is not UTF-8: the bytes count", () => {
    const webhook = signed({ body: "" });
    const body = Buffer.from([0xff, 0xfe, 0x00]);
    const mac = createHmac("sha256", keys.secret_key)
      .update(`${keys.login}${at(0)}`)
      .update(body);
    const authorization = `V2-HMAC-SHA256, Signature: ${mac.digest("hex")}`;
    expect(verdictOf({ ...withHeader(webhook, "authorization", authorization), body })).toBe("verified");
  });
});

describe("a signature is refused", () => {
  it("one millisecond beyond five days, past or future, and not at the edge", () => {
    expect(verdictOf(signed({ date: at(-fiveDays) }))).toBe("verified");
    expect(verdictOf(signed({ date: at(-fiveDays - 1) }))).toBe("stale");
    expect(verdictOf(signed({ date: at(fiveDays) }))).toBe("verified");
    expect(verdictOf(signed({ date: at(fiveDays + 1) }))).toBe("stale");
  });

  it("when another secret or another login made it", () => {
    expect(verdictOf(signed({ secret: "another".repeat(5) }))).toBe("mismatch");
    expect(verdictOf(signed({ login: "another-login" }))).toBe("mismatch");
  });

  it("after the key was rotated, and taken again with the new one", () => {
    const rotated = { ...access, credentials: { ...keys, secret_key: "r0tated".repeat(6) } };
    expect(verdictOf(signed(), rotated)).toBe("mismatch");
    expect(verdictOf(signed({ secret: "r0tated".repeat(6) }), rotated)).toBe("verified");
  });

  it("when the account has no secret or login, even if it was made with empty ones", () => {
    for (const missing of ["secret_key", "login"]) {
      const without = { ...access, credentials: { ...keys, [missing]: "" } };
      expect(verdictOf(signed({ secret: "", login: "" }), without)).toBe("missing");
    }
  });

  it("when any part is missing or came twice", () => {
    const webhook = signed();
    for (const name of ["authorization", "x-date"]) {
      const value = webhook.headers[name];
      expect(verdictOf(withHeader(webhook, name, undefined))).toBe("missing");
      expect(verdictOf(withHeader(webhook, name, ""))).toBe("missing");
      expect(verdictOf(withHeader(webhook, name, `${value}, ${value}`))).toBe("malformed");
    }
  });

  it("with any one bit of the body flipped, a byte cut off, or one added", () => {
    const webhook = signed();
    for (let index = 0; index < webhook.body.length; index += 1) {
      for (const bit of [1, 0x20, 0x80]) {
        const body = Buffer.from(webhook.body);
        body[index] = (body[index] ?? 0) ^ bit;
        expect(verdictOf({ ...webhook, body }), `byte ${index}`).toBe("mismatch");
      }
    }
    expect(verdictOf({ ...webhook, body: webhook.body.subarray(1) })).toBe("mismatch");
    expect(verdictOf({ ...webhook, body: Buffer.concat([webhook.body, Buffer.from(" ")]) })).toBe("mismatch");
  });

  it("S1: when bytes were moved between date and body, so that the signed text stays the same, or rings for nothing", () => {
    const webhook = signed();
    const text = webhook.body.toString();
    const date = webhook.headers["x-date"] ?? "";
    const whole = date + text;
    for (let at = 0; at <= whole.length; at += 1) {
      if (at === date.length) continue;
      const moved = {
        ...withHeader(webhook, "x-date", whole.slice(0, at)),
        body: Buffer.from(whole.slice(at)),
      };
      if (verdictOf(moved) === "verified") expect(readWebhook(moved).kind, `cut at ${at}`).toBe("unreadable");
    }
  });

  it("when its fields were reordered: the same JSON in other bytes is another message", () => {
    const { id, ...rest } = { ...efectyPayment, ...paid };
    const body = Buffer.from(JSON.stringify({ ...rest, id }));
    expect(verdictOf({ ...signed(), body })).toBe("mismatch");
  });

  it("of any other scheme, length or alphabet, without an exception", () => {
    const hex = signed().headers["authorization"]?.slice(-64) ?? "";
    for (const authorization of [
      `Bearer ${hex}`,
      `V2-HMAC-SHA256,Signature: ${hex}`,
      `v2-hmac-sha256, Signature: ${hex}`,
      `V2-HMAC-SHA256, Signature: ${hex.toUpperCase()}`,
      `V2-HMAC-SHA256, Signature: ${hex.slice(1)}`,
      `V2-HMAC-SHA256, Signature: ${hex}0`,
      `V2-HMAC-SHA256, Signature: ${"é".repeat(64)}`,
    ]) {
      expect(verdictOf(withHeader(signed(), "authorization", authorization)), authorization).toBe(
        "malformed",
      );
    }
    for (const date of ["0", "1590670800", "2026-05-28", "yesterday"]) {
      expect(verdictOf(signed({ date }))).toBe("malformed");
    }
  });
});

describe("what a notification rings for", () => {
  it("is the payment in it", () => {
    const webhook = signed();
    const signature = webhook.headers["authorization"]?.slice(-64);
    expect(readWebhook(webhook)).toEqual({
      kind: "payment",
      eventKey: `payment:${efectyPayment.id}:${signature}`,
      lookup: { gatewayPaymentId: efectyPayment.id },
    });
  });

  it("is the payment and its refund when it carries a payment_id", () => {
    expect(readWebhook(signed({ body: JSON.stringify(refundOfEfecty) }))).toMatchObject({
      kind: "payment",
      lookup: { gatewayPaymentId: efectyPayment.id, refundId: "REF42342" },
    });
  });

  it("is the same event for the same bytes and another one for each signature", () => {
    const keyOf = (webhook: IncomingWebhook) => {
      const reading = readWebhook(webhook);
      return reading.kind === "payment" ? reading.eventKey : reading.kind;
    };
    expect(keyOf(signed())).toBe(keyOf({ ...signed(), receivedAt: new Date() }));
    expect(keyOf(signed())).not.toBe(keyOf(signed({ date: at(1) })));
    expect(keyOf(signed())).not.toBe(keyOf(signed({ body: JSON.stringify(efectyPayment) })));
  });

  it("is unreadable, not a crash, for bodies that are no notification, the form-encoded old ones too", () => {
    for (const body of [
      "",
      "null",
      "[]",
      "{}",
      '{"id":7}',
      '{"id":"../orders","status":"PAID"}',
      '{"id":"D-4-1","status":"PAID","payment_id":"../x"}',
      "result=9&x_control=00&x_invoice=pay_0001-1",
      "[".repeat(60_000),
    ]) {
      expect(readWebhook(signed({ body })).kind, body.slice(0, 40)).toBe("unreadable");
    }
  });
});
