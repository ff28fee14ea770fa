import * as z from "zod";
import type { GatewayError, HttpAnswer, HttpFailure } from "../../ports/gateway.ts";
import { meaningOfCode } from "./error-codes.ts";
import { parseExactJson } from "../exact-json.ts";

/** Whether a call can have changed something at the gateway: only then is silence an unknown outcome. */
export type Effect = "reads" | "writes";

const errorBody = z.object({
  code: z.string().regex(/^\d{1,6}$/),
  message: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});
type ErrorBody = z.infer<typeof errorBody>;

export function errorFromFailure(failure: HttpFailure, effect: Effect): GatewayError {
  const detail = `dLocal: ${failure.kind} (${failure.detail})`;
  if (failure.kind === "not_sent") return { kind: "unavailable", detail };
  if (failure.kind === "answer_too_large" && effect === "reads") return { kind: "unreadable_answer", detail };
  return { kind: silence(effect), detail };
}

/** An answer that came and says yes, but cannot be understood. After a write it must be looked up. */
export function unreadable(what: string, effect: Effect): GatewayError {
  const kind = effect === "writes" ? "unknown_outcome" : "unreadable_answer";
  return { kind, detail: `dLocal: unreadable ${what}` };
}

/** What a non-2xx answer means. `detail` holds the HTTP status, dLocal's code and our own words only. */
export function errorFromAnswer(answer: HttpAnswer, effect: Effect): GatewayError {
  const body = readBody(answer.text);
  const meaning = body ? meaningOf(body) : undefined;
  const kind = kindOf(answer.status, body, meaning?.[0], effect);
  const told = body ? ` [${body.code}]` : "";
  const words = meaning && meaning[0] === kind ? `: ${meaning[1]}` : "";
  const error = { kind, detail: `dLocal ${answer.status}${told}${words}` };
  const seconds = readRetryAfter(answer.headers.get("retry-after"));
  return seconds === null ? error : { ...error, retryAfterSeconds: seconds };
}

function readBody(text: string): ErrorBody | null {
  const json = parseExactJson(text);
  const body = json.ok ? errorBody.safeParse(json.value) : null;
  return body?.success ? body.data : null;
}

/** A wrong signature is told as 400 with code 5000, not as 401 (seen in dLocal's sandbox, 2026). */
function meaningOf({ code, message, param }: ErrorBody): ReturnType<typeof meaningOfCode> {
  if (code === "5000" && /signature/i.test(message ?? "")) {
    return ["credentials_refused", "the signature does not match: wrong secret key"];
  }
  return meaningOfCode(code, param);
}

function kindOf(
  status: number,
  body: ErrorBody | null,
  told: GatewayError["kind"] | undefined,
  effect: Effect,
): GatewayError["kind"] {
  if (status === 429) return "rate_limited";
  // A time-out told by a proxy, a redirect or a failure of theirs does not say whether it was done.
  if (status === 408 || status < 400 || status >= 500) return silence(effect);
  if (told === "unknown_outcome") return silence(effect);
  if (told) return told;
  if (status === 401) return "credentials_refused";
  if (status === 403) return "account_blocked";
  // dLocal's own "not found" is JSON with a code; plain text is an address that it does not serve.
  if (status === 404) return body ? "not_found" : unreadable("404", effect).kind;
  // Undocumented; a first request with the same key may be under way.
  if (status === 409) return silence(effect);
  return "refused";
}

function silence(effect: Effect): GatewayError["kind"] {
  return effect === "writes" ? "unknown_outcome" : "unavailable";
}

/** Seconds only; at most an hour is believed. */
function readRetryAfter(header: string | null): number | null {
  return header && /^\d{1,6}$/.test(header) ? Math.min(Number(header), 3600) : null;
}
