import type { ProbeOutcome } from "../domain/webhook-health.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";
import { probeAddress, type ProbeWebhookDeps } from "./probe-webhook.ts";
import type { ByHand } from "./write-audit.ts";

export interface ProbeNowDeps extends ProbeWebhookDeps {
  readonly transactions: Transactions;
}

/**
 * Proves for a person, who waits for it, that an account's webhook address leads here. The outcome is kept as that of
 * the daily probe, and the alert ends with success; a failure raises none, because the person has read it.
 */
export async function probeNow(
  deps: ProbeNowDeps,
  { shopId, accountId }: { readonly shopId: string; readonly accountId: string },
  { actor, reason }: ByHand,
  now: Date,
): Promise<Result<{ readonly address: string; readonly outcome: ProbeOutcome }, "unknown_account">> {
  const probed = await probeAddress(deps, { shopId, accountId }, now);
  if (!probed) return err("unknown_account");
  const { address, outcome } = probed;
  const subject = `gateway_account:${accountId}`;
  const act = { shopId, paymentId: null, actor, verb: "probe_webhook", subject, reason };
  await deps.transactions.transaction((tx) => tx.audit({ ...act, before: null, after: { outcome } }));
  return ok({ address, outcome });
}
