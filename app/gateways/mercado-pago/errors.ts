import * as z from "zod";
import type { GatewayError, HttpAnswer, HttpFailure } from "../../ports/gateway.ts";
import { meaningOfCodes } from "./error-codes.ts";
import { parseExactJson } from "../exact-json.ts";

/** Whether a call can have changed something at the gateway: only then is silence an unknown outcome. */
export type Effect = "reads" | "writes";

const code = z.string().regex(/^[A-Za-z0-9_]{1,60}$/);
const errorBody = z.object({
  // The policy agent's shape: the code at the top, no causes.
  code: code.nullish().catch(null),
  cause: z
    .array(z.object({ code: code.nullish().catch(null) }))
    .nullish()
    .catch(null),
});

export function errorFromFailure(failure: HttpFailure, effect: Effect): GatewayError {
  const detail = `Mercado Pago: ${failure.kind} (${failure.detail})`;
  if (failure.kind === "not_sent") return { kind: "unavailable", detail };
  if (failure.kind === "answer_too_large" && effect === "reads") return { kind: "unreadable_answer", detail };
  return { kind: silence(effect), detail };
}

/** An answer that came and says yes, but cannot be understood. After a write it must be looked up. */
export function unreadable(what: string, effect: Effect, requestId?: string): GatewayError {
  const kind = effect === "writes" ? "unknown_outcome" : "unreadable_answer";
  return withRequestId({ kind, detail: `Mercado Pago: unreadable ${what}` }, requestId);
}

/**
 * What a non-2xx answer means. `detail` holds the HTTP status, Mercado Pago's codes and our own words only:
 * their messages may quote what was sent.
 */
export function errorFromAnswer(answer: HttpAnswer, effect: Effect): GatewayError {
  const told = readCodes(answer.text);
  const meaning = meaningOfCodes(told);
  const kind = kindOf(answer.status, meaning?.[0], effect);
  const codeList = told.length > 0 ? ` [${told.slice(0, 5).join(", ")}]` : "";
  const words = meaning && meaning[0] === kind ? `: ${meaning[1]}` : "";
  const seconds = readRetryAfter(answer.headers.get("retry-after"));
  const error = { kind, detail: `Mercado Pago ${answer.status}${codeList}${words}` };
  return withRequestId(
    seconds === null ? error : { ...error, retryAfterSeconds: seconds },
    requestIdOf(answer),
  );
}

/** `x-request-id`, when it looks like one. */
export function requestIdOf(answer: HttpAnswer): string | undefined {
  const id = answer.headers.get("x-request-id");
  return id && /^[\w.:-]{1,128}$/.test(id) ? id : undefined;
}

function kindOf(
  status: number,
  told: GatewayError["kind"] | undefined,
  effect: Effect,
): GatewayError["kind"] {
  switch (status) {
    case 401:
      return "credentials_refused";
    case 403:
      return "account_blocked";
    case 404:
      return "not_found";
    case 409:
      return "conflict";
    case 423:
    case 424:
      return "unavailable";
    case 429:
      return "rate_limited";
  }
  // A time-out told by a proxy, a redirect or a failure of theirs does not say whether it was done.
  if (status === 408 || status < 400 || status >= 500) return silence(effect);
  return told ?? "refused";
}

function silence(effect: Effect): GatewayError["kind"] {
  return effect === "writes" ? "unknown_outcome" : "unavailable";
}

function readCodes(text: string): string[] {
  const json = parseExactJson(text);
  const body = json.ok ? errorBody.safeParse(json.value) : null;
  if (!body?.success) return [];
  return [body.data.code, ...(body.data.cause ?? []).map((cause) => cause.code)].filter(
    (told) => !!told,
  ) as string[];
}

/** Seconds only, as documented; at most an hour is believed. */
function readRetryAfter(header: string | null): number | null {
  return header && /^\d{1,6}$/.test(header) ? Math.min(Number(header), 3600) : null;
}

function withRequestId(error: GatewayError, requestId: string | undefined): GatewayError {
  return requestId === undefined ? error : { ...error, requestId };
}
