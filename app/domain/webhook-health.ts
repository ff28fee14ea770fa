/** What came of ringing at our own public address, as the gateway would. */
export type ProbeOutcome =
  | "ok"
  /** Nobody answered: the name, the connection or the time-out. */
  | "unreachable"
  /** TLS refused: expired, for another name, or by an authority nobody knows. */
  | "wrong_certificate"
  /** An answer came, and not from a Recaudo. */
  | "someone_else"
  /** A Recaudo with another SESSION_SECRET. */
  | "other_key"
  /** A Recaudo with our key that does not know the account: another database. */
  | "other_database"
  /** Our own server, whose clock is minutes away from the worker's. */
  | "clocks_differ";

/** What a probe found, before it is judged. */
export type ProbeAnswer =
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "answered"; readonly status: number; readonly text: string };

/** What the endpoint says when it is rung with a probe, beside the signed echo. */
export type ProbeRefusal = "probe_key" | "probe_stale" | "unknown_account";

const refusals: Readonly<Record<ProbeRefusal, ProbeOutcome>> = {
  probe_key: "other_key",
  probe_stale: "clocks_differ",
  unknown_account: "other_database",
};

/** How long a probe may be on its way. */
export const probeLifeMs = 2 * 60_000;

/** Payments in a row found without a webhook, from which the webhooks count as silent. */
export const silentAfter = 2;

/** A webhook comes within half a minute (measured at Mercado Pago, 2026-09: 0.6 to 32 s); twice and more is not late but lost. */
const webhookTakesMs = 2 * 60_000;

const certificateFailure = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME/;

/** What an answer to a probe means; only the echo that our own key signed for this very probe is "ok". */
export function judgeProbe(answer: ProbeAnswer, isOurEcho: (echo: string) => boolean): ProbeOutcome {
  if (answer.kind === "failed")
    return certificateFailure.test(answer.detail) ? "wrong_certificate" : "unreachable";
  const told = readAnswer(answer.text);
  if (answer.status === 200 && typeof told["probe"] === "string" && isOurEcho(told["probe"])) return "ok";
  const refusal = told["error"];
  return typeof refusal === "string" && Object.hasOwn(refusals, refusal)
    ? refusals[refusal as ProbeRefusal]
    : "someone_else";
}

function readAnswer(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? { ...json } : {};
  } catch {
    return {};
  }
}

/** Whether money that polling found should have been told by a webhook before. Without a time of its own it should. */
export function isWebhookOverdue(occurredAt: Date | null, now: Date): boolean {
  return occurredAt === null || now.getTime() - occurredAt.getTime() > webhookTakesMs;
}
