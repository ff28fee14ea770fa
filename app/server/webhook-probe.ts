import { judgeProbe, probeLifeMs, type ProbeRefusal } from "../domain/webhook-health.ts";
import { newToken } from "../lib/id.ts";
import { readSignedText, signText } from "../lib/signed-text.ts";
import type { HttpClient } from "../ports/gateway.ts";
import type { WebhookProber } from "../ports/webhook-prober.ts";

/** Marks a request as our own probe. What it carries is signed, so nobody else gets an echo. */
export const probeHeader = "x-recaudo-probe";

const askPurpose = "webhook probe";
const echoPurpose = "webhook probe echo";

export interface ProberOptions {
  readonly http: HttpClient;
  /** Signs both ways: only a process with the same one can answer. */
  readonly secret: string;
  /** Where to ring instead, when the public host exists in the pretend world only; the path and the name stay. */
  readonly origin: string | undefined;
}

/** Rings at the public address with a signed question that no other probe asks, and expects its signed echo. */
export function createWebhookProber({ http, secret, origin }: ProberOptions): WebhookProber {
  return {
    async probe({ url, accountId }, now) {
      const question = [accountId, now.getTime(), newToken()].join(" ");
      const { pathname, host } = new URL(url);
      const answer = await http({
        method: "POST",
        url: origin === undefined ? url : origin + pathname,
        headers: {
          host,
          [probeHeader]: signText(secret, askPurpose, question),
          "content-type": "application/json",
        },
        body: "{}",
      });
      const isOurEcho = (echo: string): boolean => readSignedText(secret, echoPurpose, echo) === question;
      return answer.ok
        ? judgeProbe({ kind: "answered", status: answer.value.status, text: answer.value.text }, isOurEcho)
        : judgeProbe({ kind: "failed", detail: answer.error.detail }, isOurEcho);
    },
  };
}

/** What a probe of an account is answered, when the account is known here: the echo, or why there is none. */
export function answerProbe(
  secret: string,
  accountId: string,
  probe: string,
  now: Date,
): { readonly probe: string } | { readonly error: ProbeRefusal } {
  const question = readSignedText(secret, askPurpose, probe);
  const [askedAbout, askedAt] = question?.split(" ") ?? [];
  if (question === null || askedAbout !== accountId) return { error: "probe_key" };
  if (Math.abs(now.getTime() - Number(askedAt)) > probeLifeMs) return { error: "probe_stale" };
  return { probe: signText(secret, echoPurpose, question) };
}
