import { describe, expect, it } from "vitest";
import { errorFromAnswer, errorFromFailure } from "../../../app/gateways/dlocal/errors.ts";
import type { GatewayError, HttpAnswer } from "../../../app/ports/gateway.ts";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const errorOf = (status: number, body: unknown, effect: "reads" | "writes" = "writes") =>
  errorFromAnswer(answer(status, body), effect);

describe("a refusal", () => {
  it.each<[number, number, GatewayError["kind"]]>([
    [403, 3001, "credentials_refused"],
    [403, 3002, "account_blocked"],
    [403, 3003, "account_blocked"],
    [404, 4000, "not_found"],
    [400, 4000, "not_found"],
    [404, 4001, "not_found"],
    [400, 5000, "refused"],
    [400, 5001, "refused"],
    [400, 5002, "not_allowed_in_state"],
    [400, 5003, "method_unavailable"],
    [400, 5004, "amount_refused"],
    [400, 5005, "refused"],
    [400, 5006, "refused"],
    [400, 5007, "amount_refused"],
    [400, 5009, "conflict"],
    [400, 5010, "unknown_outcome"],
    [400, 5012, "refused"],
    [400, 5013, "not_allowed_in_state"],
    [400, 5014, "refused"],
    [400, 5016, "amount_refused"],
    [400, 5017, "refused"],
    [400, 5018, "refused"],
    [400, 5021, "unavailable"],
    [429, 6000, "rate_limited"],
    [500, 7000, "unknown_outcome"],
    [400, 9999, "refused"],
  ])("HTTP %i with code %i is %s, told as a number or as text", (status, code, kind) => {
    expect(errorOf(status, { code, message: "m" }).kind).toBe(kind);
    expect(errorOf(status, { code: String(code), message: "m" }).kind).toBe(kind);
  });

  it("of a signature is 400 with 5000 and its words: the secret key is wrong", () => {
    expect(errorOf(400, { code: 5000, message: "Signature not match" }).kind).toBe("credentials_refused");
  });

  it.each([
    ["amount", "amount_refused"],
    ["payer.document", "document_refused"],
    ["payer.email", "email_refused"],
    ["payment_method_id", "method_unavailable"],
    ["payer.name", "refused"],
    ["toString", "refused"],
  ])("of the parameter %s is %s", (param, kind) => {
    expect(errorOf(400, { code: 5001, message: "m", param }).kind).toBe(kind);
  });

  it("never repeats dLocal's message, which may quote the payer", () => {
    const body = { code: 5001, message: "ana@example.com is not valid", param: "payer.email" };
    expect(JSON.stringify(errorOf(400, body))).not.toContain("ana@");
  });
});

describe("an answer that does not say whether it was done", () => {
  it.each([408, 409, 302, 500, 502, 503, 504])(
    "HTTP %i is unknown after a write, unavailable after a read",
    (s) => {
      expect(errorOf(s, "").kind).toBe("unknown_outcome");
      expect(errorOf(s, "", "reads").kind).toBe("unavailable");
    },
  );

  it("is the plain NOT_FOUND of an address that dLocal does not serve, never taken for a missing payment", () => {
    expect(errorOf(404, "NOT_FOUND", "reads").kind).toBe("unreadable_answer");
    expect(errorOf(404, "NOT_FOUND").kind).toBe("unknown_outcome");
  });

  it("is silence, but not a call that never left", () => {
    expect(errorFromFailure({ kind: "no_answer", detail: "ECONNRESET" }, "writes").kind).toBe(
      "unknown_outcome",
    );
    expect(errorFromFailure({ kind: "not_sent", detail: "ECONNREFUSED" }, "writes").kind).toBe("unavailable");
  });
});

it("a wait is told in seconds and believed for an hour at most", () => {
  const wait = (value: string) =>
    errorFromAnswer(answer(429, { code: 6000 }, { "retry-after": value }), "reads").retryAfterSeconds;
  expect([wait("30"), wait("99999"), wait("soon"), wait("-1")]).toEqual([30, 3600, undefined, undefined]);
});
