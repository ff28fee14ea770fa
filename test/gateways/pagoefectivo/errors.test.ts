import { describe, expect, it } from "vitest";
import { errorFromAnswer, errorFromFailure } from "../../../app/gateways/pagoefectivo/errors.ts";
import type { GatewayError, HttpAnswer } from "../../../app/ports/gateway.ts";
import { invalid } from "./wire-samples.ts";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const kindOf = (status: number, body: unknown, effect: "reads" | "writes" = "writes") =>
  errorFromAnswer(answer(status, body), effect).kind;

describe("a refusal", () => {
  it.each<[string, GatewayError["kind"]]>([
    ["amount", "amount_refused"],
    ["currency", "amount_refused"],
    ["userEmail", "email_refused"],
    ["dateExpiry", "refused"],
    ["userPhone", "refused"],
    ["constructor", "refused"],
  ])("of field %s is %s, missing or wrong, with codes as text or numbers", (field, kind) => {
    expect(kindOf(400, invalid(field, "112"))).toBe(kind);
    expect(kindOf(400, { code: 111, data: [{ code: 113, field }] })).toBe(kind);
  });

  it("with 511 is an amount above the merchant's maximum, with 508 a service that may not operate", () => {
    expect(kindOf(400, { code: "511", message: "", data: [] })).toBe("amount_refused");
    expect(kindOf(400, { code: 508 })).toBe("account_blocked");
  });

  it("that nobody can read is still refused", () => {
    for (const body of ["", "<html>", "null", [], { code: {} }, { code: "111", data: "no" }])
      expect(kindOf(400, body)).toBe("refused");
  });

  it("names PagoEfectivo's code and field, so that a missing telephone can be told from a wrong date", () => {
    const error = errorFromAnswer(answer(400, invalid("userPhone", "112")), "writes");
    expect(error).toEqual({ kind: "refused", detail: "PagoEfectivo 400 [111 userPhone]" });
  });

  it("never repeats their words, which may quote the shopper", () => {
    const body = { ...invalid("userEmail"), code: "canary@example.com" };
    expect(errorFromAnswer(answer(400, body), "writes").detail).toBe("PagoEfectivo 400 [userEmail]");
    const odd = { code: "111", data: [{ code: "113", field: "canary@example.com" }] };
    expect(errorFromAnswer(answer(400, odd), "writes").detail).toBe("PagoEfectivo 400 [111]");
  });
});

describe("an HTTP status", () => {
  it.each<[number, GatewayError["kind"], GatewayError["kind"]]>([
    [401, "credentials_refused", "credentials_refused"],
    [403, "account_blocked", "account_blocked"],
    [404, "not_found", "not_found"],
    [429, "rate_limited", "rate_limited"],
    [302, "unknown_outcome", "unavailable"],
    [408, "unknown_outcome", "unavailable"],
    [500, "unknown_outcome", "unavailable"],
    [503, "unknown_outcome", "unavailable"],
  ])("of %i is %s after a write and %s after a read", (status, afterWrite, afterRead) => {
    expect(kindOf(status, "")).toBe(afterWrite);
    expect(kindOf(status, "", "reads")).toBe(afterRead);
  });

  it("matters less than code 166, their internal error: it does not say whether a CIP was made", () => {
    const body = { code: "166", message: "Error interno del servidor.", data: [] };
    expect(kindOf(400, body)).toBe("unknown_outcome");
    expect(kindOf(400, body, "reads")).toBe("unavailable");
  });

  it("brings the wait they ask for, at most an hour of it", () => {
    const waiting = (text: string) => errorFromAnswer(answer(429, "", { "retry-after": text }), "writes");
    expect(waiting("17").retryAfterSeconds).toBe(17);
    expect(waiting("999999").retryAfterSeconds).toBe(3600);
    expect(waiting("soon").retryAfterSeconds).toBeUndefined();
  });
});

describe("no answer", () => {
  it("leaves a write unknown and a read undone", () => {
    const silent = { kind: "no_answer", detail: "call timed out" } as const;
    expect(errorFromFailure(silent, "writes").kind).toBe("unknown_outcome");
    expect(errorFromFailure(silent, "reads").kind).toBe("unavailable");
    const large = { kind: "answer_too_large", detail: "answer over 9 bytes" } as const;
    expect(errorFromFailure(large, "writes").kind).toBe("unknown_outcome");
    expect(errorFromFailure(large, "reads").kind).toBe("unreadable_answer");
  });

  it("because nothing left is simply unavailable", () => {
    expect(errorFromFailure({ kind: "not_sent", detail: "ECONNREFUSED" }, "writes").kind).toBe("unavailable");
  });
});
