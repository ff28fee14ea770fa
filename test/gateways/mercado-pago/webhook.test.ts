import { describe, expect, it } from "vitest";
import { readWebhook } from "../../../app/gateways/mercado-pago/webhook-reading.ts";
import { verifyWebhook } from "../../../app/gateways/mercado-pago/webhook-signature.ts";
import { access, receivedAt, signedWebhook, withHeader, withQuery } from "./webhook-sample.ts";

const verdictOf = (webhook: ReturnType<typeof signedWebhook>) => {
  const verdict = verifyWebhook(access, webhook);
  return verdict.verdict === "refused" ? verdict.reason : verdict.verdict;
};
const seconds = (at: number) => String(Math.floor(at / 1000));
const now = receivedAt.getTime();
const tenMinutes = 600_000;

describe("a genuine signature", () => {
  it("matches a value computed apart from this code (openssl dgst -sha256 -hmac)", () => {
    const webhook = {
      ...signedWebhook(),
      query: new URLSearchParams("data.id=123456&type=payment"),
      headers: {
        "x-signature": "ts=1704908010,v1=639800604e4a5243ce7fc976f7babf4b2f969a8199db68f3e4f1d11d5b9f0ae0",
        "x-request-id": "bb56a2f1-6aae-46ac-982e-9dcd3581d08e",
      },
      receivedAt: new Date(1_704_908_010_000),
    };
    const secret = { accountId: "a", credentials: { webhook_secret: "an-invented-secret-0001" } };
    expect(verifyWebhook(secret, webhook)).toEqual({ verdict: "verified" });
  });

  it("is taken with its time in seconds or in milliseconds", () => {
    expect(verdictOf(signedWebhook({ ts: seconds(now) }))).toBe("verified");
    expect(verdictOf(signedWebhook({ ts: String(now) }))).toBe("verified");
  });

  it("is taken without a request id when it was signed without one", () => {
    expect(verdictOf(signedWebhook({ requestId: null }))).toBe("verified");
  });

  it("is read by key, whatever the order and spaces", () => {
    const webhook = signedWebhook();
    const [ts, v1] = (webhook.headers["x-signature"] ?? "").split(",");
    expect(verdictOf(withHeader(webhook, "x-signature", ` ${v1} , ${ts} `))).toBe("verified");
  });
});

describe("a signature is refused", () => {
  it("one millisecond or second beyond ten minutes, past or future, and not at the edge", () => {
    expect(verdictOf(signedWebhook({ ts: String(now - tenMinutes) }))).toBe("verified");
    expect(verdictOf(signedWebhook({ ts: String(now - tenMinutes - 1) }))).toBe("stale");
    expect(verdictOf(signedWebhook({ ts: String(now + tenMinutes) }))).toBe("verified");
    expect(verdictOf(signedWebhook({ ts: String(now + tenMinutes + 1) }))).toBe("stale");
    expect(verdictOf(signedWebhook({ ts: seconds(now - tenMinutes) }))).toBe("verified");
    expect(verdictOf(signedWebhook({ ts: seconds(now - tenMinutes - 1000) }))).toBe("stale");
    expect(verdictOf(signedWebhook({ ts: seconds(now + tenMinutes + 1000) }))).toBe("stale");
  });

  it("when another secret made it", () => {
    expect(verdictOf(signedWebhook({ secret: "another".repeat(5) }))).toBe("mismatch");
  });

  it("when the account has no secret, even if it was made with an empty one", () => {
    const without = { accountId: "a", credentials: { webhook_secret: "" } };
    expect(verifyWebhook(without, signedWebhook({ secret: "" }))).toEqual({
      verdict: "refused",
      reason: "missing",
    });
    expect(verifyWebhook({ accountId: "a", credentials: {} }, signedWebhook()).verdict).toBe("refused");
  });

  it("when any part is missing", () => {
    const webhook = signedWebhook();
    const [ts, v1] = (webhook.headers["x-signature"] ?? "").split(",");
    expect(verdictOf(withHeader(webhook, "x-signature", undefined))).toBe("missing");
    expect(verdictOf(withHeader(webhook, "x-signature", ts))).toBe("missing");
    expect(verdictOf(withHeader(webhook, "x-signature", v1))).toBe("missing");
    expect(verdictOf(withHeader(webhook, "x-request-id", undefined))).toBe("mismatch");
    expect(verdictOf(withQuery(webhook, "type=payment"))).toBe("missing");
    expect(verdictOf(withQuery(webhook, "data.id=&type=payment"))).toBe("missing");
  });

  it("when a header or the id came twice", () => {
    const webhook = signedWebhook();
    const signature = webhook.headers["x-signature"] ?? "";
    const requestId = webhook.headers["x-request-id"] ?? "";
    expect(verdictOf(withHeader(webhook, "x-signature", `${signature}, ${signature}`))).toBe("malformed");
    expect(verdictOf(withHeader(webhook, "x-request-id", `${requestId}, ${requestId}`))).toBe("malformed");
    expect(verdictOf(withQuery(webhook, "data.id=5466310457&data.id=5466310457"))).toBe("malformed");
    expect(verdictOf(withQuery(webhook, "data.id=5466310457&data.id=1"))).toBe("malformed");
  });

  it("of any other length or alphabet, without an exception", () => {
    const ts = String(now);
    for (const v1 of ["00", "0".repeat(63), "0".repeat(65), "g".repeat(64), "A".repeat(64), "é".repeat(64)]) {
      expect(verdictOf(withHeader(signedWebhook(), "x-signature", `ts=${ts},v1=${v1}`))).toBe("malformed");
    }
    for (const odd of ["0", "-1704908010", "1e9", "1704908010.0", "99999999999", "NaN"]) {
      expect(verdictOf(signedWebhook({ ts: odd }))).toBe("malformed");
    }
  });

  it("when parts were moved so that the signed text stays the same", () => {
    const webhook = signedWebhook({ dataId: "123", requestId: "abc" });
    const moved = withHeader(
      withQuery(webhook, `data.id=${encodeURIComponent("123;request-id:abc")}`),
      "x-request-id",
      undefined,
    );
    expect(verdictOf(moved)).toBe("malformed");
  });
});

describe("what a webhook rings for", () => {
  it("is the payment that was signed", () => {
    expect(readWebhook(signedWebhook())).toEqual({
      kind: "payment",
      eventKey: `payment:5466310457:${now}:9d8c-71`,
      lookup: { gatewayPaymentId: "5466310457" },
    });
  });

  it("is unreadable when the unsigned body names another payment or another type", () => {
    const body = (data: string, type = "payment") => JSON.stringify({ type, data: { id: data } });
    expect(readWebhook(signedWebhook({ body: body("1") })).kind).toBe("unreadable");
    expect(readWebhook(signedWebhook({ body: body("5466310457", "order") })).kind).toBe("unreadable");
  });

  it("is the same event for the same bytes and another one for each signature", () => {
    const keyOf = (ts: string) => {
      const reading = readWebhook(signedWebhook({ ts }));
      return reading.kind === "payment" ? reading.eventKey : reading.kind;
    };
    expect(keyOf(seconds(now))).toBe(keyOf(seconds(now)));
    expect(keyOf(seconds(now))).not.toBe(keyOf(seconds(now + 1000)));
  });

  it("cannot have its key chosen by the unsigned body", () => {
    const body = JSON.stringify({
      type: "payment",
      data: { id: 5466310457 },
      version: 99,
      action: "x",
      id: "y",
    });
    expect(readWebhook(signedWebhook({ body }))).toEqual(readWebhook(signedWebhook()));
  });

  it("is nothing of ours for other topics", () => {
    const body = JSON.stringify({ type: "topic_claims_integration_wh", data: { id: "5466310457" } });
    const webhook = withQuery(signedWebhook({ body }), "data.id=5466310457");
    expect(readWebhook(webhook).kind).toBe("ignored");
  });

  it("is unreadable, not a crash, for bodies that are no notification", () => {
    for (const body of [
      "",
      "null",
      "[]",
      "{}",
      '{"type":"payment"}',
      '{"data":7}',
      "\u0000",
      "[".repeat(60_000),
    ]) {
      expect(readWebhook(signedWebhook({ body })).kind).toBe("unreadable");
    }
    expect(readWebhook(signedWebhook({ dataId: "ORD01" })).kind).toBe("unreadable");
  });
});
