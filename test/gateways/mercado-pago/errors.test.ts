import { describe, expect, it } from "vitest";
import { errorFromAnswer, errorFromFailure } from "../../../app/gateways/mercado-pago/errors.ts";
import type { GatewayError, HttpAnswer } from "../../../app/ports/gateway.ts";
import { errorBody } from "./wire-samples.ts";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const kindOf = (
  status: number,
  codes: readonly (number | string)[] = [],
  effect: "reads" | "writes" = "writes",
) => errorFromAnswer(answer(status, errorBody(status, "bad_request", codes)), effect).kind;

describe("a refusal", () => {
  it.each<[number, GatewayError["kind"]]>([
    [2072, "amount_refused"],
    [4037, "amount_refused"],
    [4002, "amount_refused"],
    [4003, "amount_refused"],
    [129, "amount_refused"],
    [2017, "amount_refused"],
    [2067, "document_refused"],
    [324, "document_refused"],
    [4050, "email_refused"],
    [4051, "email_refused"],
    [4390, "email_refused"],
    [204, "method_unavailable"],
    [2063, "not_allowed_in_state"],
    [2018, "not_allowed_in_state"],
    [2000, "not_found"],
    [23, "refused"],
    [4292, "refused"],
    [4020, "refused"],
    [4021, "refused"],
    [4006, "refused"],
    [4001, "refused"],
    [2034, "refused"],
    [145, "refused"],
    [2022, "refused"],
    [2024, "refused"],
    [2025, "refused"],
    [2027, "refused"],
    [2030, "refused"],
    [2031, "refused"],
    [2084, "refused"],
    [3024, "refused"],
    [999_999, "refused"],
  ])("with cause %i is %s, told as a number or as text", (code, kind) => {
    expect(kindOf(400, [code])).toBe(kind);
    expect(kindOf(400, [String(code)])).toBe(kind);
  });

  it("with several causes is the first one we know", () => {
    expect(kindOf(400, [999_999, 4050, 2072])).toBe("email_refused");
  });

  it("with a code but no causes, or with nothing readable, is still refused", () => {
    for (const body of [{ code: "x", status: 400 }, { cause: null }, { cause: "no" }, "<html>", "", "null"]) {
      expect(errorFromAnswer(answer(400, body), "writes").kind).toBe("refused");
    }
  });

  it("that a first request may be under way is an unknown outcome, so nothing is asked for twice", () => {
    expect(kindOf(400, [2001])).toBe("unknown_outcome");
  });
});

describe("an HTTP status", () => {
  it.each<[number, GatewayError["kind"], GatewayError["kind"]]>([
    [401, "credentials_refused", "credentials_refused"],
    [403, "account_blocked", "account_blocked"],
    [404, "not_found", "not_found"],
    [409, "conflict", "conflict"],
    [423, "unavailable", "unavailable"],
    [424, "unavailable", "unavailable"],
    [429, "rate_limited", "rate_limited"],
    [302, "unknown_outcome", "unavailable"],
    [408, "unknown_outcome", "unavailable"],
    [500, "unknown_outcome", "unavailable"],
    [502, "unknown_outcome", "unavailable"],
    [503, "unknown_outcome", "unavailable"],
    [504, "unknown_outcome", "unavailable"],
  ])("of %i is %s after a write and %s after a read", (status, afterWrite, afterRead) => {
    expect(kindOf(status, [], "writes")).toBe(afterWrite);
    expect(kindOf(status, [], "reads")).toBe(afterRead);
  });

  it("of 403 keeps the policy agent's code, which stands outside the usual shape", () => {
    const body = {
      message: "At least one policy returned UNAUTHORIZED.",
      code: "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
    };
    const error = errorFromAnswer(answer(403, { ...body, status: 403, blocked_by: "PolicyAgent" }), "writes");
    expect(error).toEqual({
      kind: "account_blocked",
      detail: "Mercado Pago 403 [PA_UNAUTHORIZED_RESULT_FROM_POLICIES]",
    });
  });
});

describe("what goes with an error", () => {
  it("is the wait they ask for, in seconds, and their id of the call", () => {
    const headers = { "retry-after": "17", "x-request-id": "0f-4a.b:1" };
    expect(errorFromAnswer(answer(429, {}, headers), "writes")).toMatchObject({
      retryAfterSeconds: 17,
      requestId: "0f-4a.b:1",
    });
    expect(errorFromAnswer(answer(503, {}, { "retry-after": "999999" }), "reads").retryAfterSeconds).toBe(
      3600,
    );
    const odd = errorFromAnswer(answer(429, {}, { "retry-after": "soon", "x-request-id": "<b>" }), "writes");
    expect(Object.keys(odd)).toEqual(["kind", "detail"]);
  });

  it("never repeats their words, which may quote the payer", () => {
    const body = errorBody(400, "canary-error", [4050, "canary code"], "canary@example.com 19119119");
    const error = errorFromAnswer(answer(400, { ...body, code: "canary message!" }), "writes");
    expect(error.detail).toBe("Mercado Pago 400 [4050]: payer e-mail not valid");
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
