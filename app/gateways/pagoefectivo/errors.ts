import * as z from "zod";
import type { GatewayError, HttpAnswer, HttpFailure } from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";

/** Whether a call can have changed something at the gateway: only then is silence an unknown outcome. */
export type Effect = "reads" | "writes";
type Kind = GatewayError["kind"];

const code = z
  .string()
  .regex(/^\d{1,6}$/)
  .nullish()
  .catch(null);
const field = z
  .string()
  .regex(/^[A-Za-z]{1,40}$/)
  .nullish()
  .catch(null);
const errorBody = z.object({
  code,
  data: z.array(z.object({ code, field })).nullish().catch(null),
});
interface Told {
  readonly code: string | null;
  readonly fields: readonly string[];
}

const kindOfField: Readonly<Record<string, Kind>> = {
  amount: "amount_refused",
  currency: "amount_refused",
  userEmail: "email_refused",
};

export function errorFromFailure(failure: HttpFailure, effect: Effect): GatewayError {
  const detail = `PagoEfectivo: ${failure.kind} (${failure.detail})`;
  if (failure.kind === "not_sent") return { kind: "unavailable", detail };
  if (failure.kind === "answer_too_large" && effect === "reads") return { kind: "unreadable_answer", detail };
  return { kind: silence(effect), detail };
}

/** An answer that came and says yes, but cannot be understood. After a write nobody knows what was done. */
export function unreadable(what: string, effect: Effect): GatewayError {
  const kind = effect === "writes" ? "unknown_outcome" : "unreadable_answer";
  return { kind, detail: `PagoEfectivo: unreadable ${what}` };
}

/**
 * What a non-2xx answer means. `detail` holds the HTTP status, PagoEfectivo's codes and field names only: their
 * messages may quote what was sent.
 */
export function errorFromAnswer(answer: HttpAnswer, effect: Effect): GatewayError {
  const told = readTold(answer.text);
  const words = [told.code, ...told.fields.slice(0, 5)].filter(Boolean).join(" ");
  const detail = `PagoEfectivo ${answer.status}${words && ` [${words}]`}`;
  const error = { kind: kindOf(answer.status, told, effect), detail };
  const seconds = readRetryAfter(answer.headers.get("retry-after"));
  return seconds === null ? error : { ...error, retryAfterSeconds: seconds };
}

function kindOf(status: number, told: Told, effect: Effect): Kind {
  if (status === 401) return "credentials_refused";
  if (status === 403) return "account_blocked";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  // 166 is "internal error": like any 5xx, a redirect or a proxy's time-out, it does not say whether it was done.
  if (told.code === "166" || status === 408 || status < 400 || status >= 500) return silence(effect);
  // The keys are right, but their service is not valid (any more).
  if (told.code === "508") return "account_blocked";
  if (told.code === "511") return "amount_refused";
  const known = told.fields.find((name) => Object.hasOwn(kindOfField, name));
  return (known === undefined ? undefined : kindOfField[known]) ?? "refused";
}

function silence(effect: Effect): Kind {
  return effect === "writes" ? "unknown_outcome" : "unavailable";
}

function readTold(text: string): Told {
  const json = parseExactJson(text);
  const body = json.ok ? errorBody.safeParse(json.value) : null;
  if (!body?.success) return { code: null, fields: [] };
  const { code: top, data } = body.data;
  return { code: top ?? null, fields: (data ?? []).flatMap((each) => each.field ?? []) };
}

/** Seconds only; at most an hour is believed. */
function readRetryAfter(header: string | null): number | null {
  return header && /^\d{1,6}$/.test(header) ? Math.min(Number(header), 3600) : null;
}
