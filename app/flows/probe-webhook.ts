import { nextDelay, probeDelays } from "../domain/retry.ts";
import type { ProbeOutcome } from "../domain/webhook-health.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { AccountStore, AlertStore, Transactions } from "../ports/store.ts";
import type { WebhookHealthStore } from "../ports/webhook-health-store.ts";
import type { WebhookProber } from "../ports/webhook-prober.ts";

export interface ProbeWebhookDeps {
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  readonly webhookHealth: WebhookHealthStore;
  readonly prober: WebhookProber;
  /** Where the gateway rings for this account: public and absolute. */
  webhookUrl(gateway: string, accountId: string): string;
}

type ProbeJob = Extract<Job, { name: "probe-webhook" }>;

/**
 * Proves that the address given to the gateway leads here, through names, certificates and proxies. A failure is
 * tried again twice before a person hears of it, and the alert goes when a probe comes through.
 */
export async function probeWebhook(deps: ProbeWebhookDeps, job: ProbeJob, now: Date): Promise<JobOutcome> {
  const { shopId, accountId } = job;
  const probed = await probeAddress(deps, job, now);
  if (!probed || probed.outcome === "ok") return done;
  const afterSeconds = nextDelay(probeDelays, job.tries + 1);
  if (afterSeconds !== undefined)
    return { kind: "again", job: { ...job, tries: job.tries + 1 }, afterSeconds };
  await deps.alerts.raise({ shopId, kind: "webhook_unreachable", key: alertKey(accountId), detail: probed });
  return done;
}

/** One probe, its outcome kept and the alert ended by success; null when the account is gone. */
export async function probeAddress(
  deps: ProbeWebhookDeps,
  { shopId, accountId }: Pick<ProbeJob, "shopId" | "accountId">,
  now: Date,
): Promise<{ readonly gateway: string; readonly address: string; readonly outcome: ProbeOutcome } | null> {
  const account = (await deps.accounts.list(shopId)).find(({ id }) => id === accountId);
  if (!account) return null;
  const { gateway } = account;
  const address = deps.webhookUrl(gateway, accountId);
  const outcome = await deps.prober.probe({ url: address, accountId }, now);
  await deps.webhookHealth.saveProbe(shopId, accountId, outcome);
  if (outcome === "ok") await deps.alerts.resolve(alertKey(accountId));
  return { gateway, address, outcome };
}

function alertKey(accountId: string): string {
  return `account:${accountId}:webhook`;
}

export interface OrderProbesDeps {
  readonly webhookHealth: WebhookHealthStore;
  readonly transactions: Transactions;
}

/** Accounts ordered in one round; the rest has its turn an hour later. */
const atOnce = 500;

/** Orders the day's probe of each account that had none. */
export async function orderProbes({ webhookHealth, transactions }: OrderProbesDeps): Promise<void> {
  const due = await webhookHealth.listUnprobed(atOnce);
  const jobs = due.map((account) => ({ job: { name: "probe-webhook", ...account, tries: 0 } as const }));
  if (jobs.length > 0) await transactions.transaction((tx) => tx.enqueue(jobs));
}
