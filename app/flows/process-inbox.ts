import { askGatewayDelays, nextDelay } from "../domain/retry.ts";
import type { Gateway, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountStore, AlertStore, InboxStore, VoucherStore } from "../ports/store.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { hearOfRefunds, type HearOfRefundsDeps } from "./hear-of-refunds.ts";
import { hearWebhook, type WebhookHealthDeps } from "./hear-webhook.ts";

export interface ProcessInboxDeps extends HearOfRefundsDeps, WebhookHealthDeps {
  readonly inbox: InboxStore;
  readonly vouchers: VoucherStore;
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
}

type InboxJob = Extract<Job, { name: "process-inbox" }>;

/** Answers the doorbell: asks the gateway what really happened and records that. */
export async function processInbox(deps: ProcessInboxDeps, job: InboxJob, now: Date): Promise<JobOutcome> {
  const event = await deps.inbox.find(job.shopId, job.inboxId);
  if (!event || event.isProcessed) return done;
  deps.probe("inbox-claimed");
  if (!event.isHeard) await hearWebhook(deps, job.shopId, event.accountId);
  const access = await deps.accounts.access(job.shopId, event.accountId);
  if (!access) throw new Error("a webhook without its account");

  const answer = await deps.findGateway(event.gateway).findPayment(access, event.lookup);
  deps.probe("gateway-answered-look-up");
  if (!answer.ok) return tryAgain(deps, job, event.gateway, answer.error);

  const voucher = await findVoucher(deps, event.accountId, answer.value);
  if (!voucher) {
    await deps.inbox.finish(job.shopId, job.inboxId, "not_ours");
    if (event.hasDied) await deps.alerts.resolve(`inbox:${job.inboxId}:dead`);
    return done;
  }
  await absorbAnswer(deps, voucher, answer.value, { source: "webhook", now });
  await hearOfRefunds(deps, voucher, event.lookup, now);
  await deps.inbox.finish(job.shopId, job.inboxId, "recorded");
  if (event.hasDied) await deps.alerts.resolve(`inbox:${job.inboxId}:dead`);
  return done;
}

/** By the gateway's id; by our own reference when the webhook overtook the answer to the create call. */
async function findVoucher(
  deps: ProcessInboxDeps,
  accountId: string,
  payment: GatewayPayment,
): Promise<Voucher | null> {
  const known = await deps.vouchers.findByGatewayPayment(accountId, payment.gatewayPaymentId);
  if (known || payment.externalReference === null) return known;
  return deps.vouchers.findByExternalReference(accountId, payment.externalReference);
}

async function tryAgain(
  deps: ProcessInboxDeps,
  job: InboxJob,
  gateway: string,
  error: GatewayError,
): Promise<JobOutcome> {
  const delay = nextDelay(askGatewayDelays, job.tries + 1);
  if (delay !== undefined) {
    const afterSeconds = Math.max(delay, error.retryAfterSeconds ?? 0);
    return { kind: "again", job: { ...job, tries: job.tries + 1 }, afterSeconds };
  }
  await deps.inbox.die(job.shopId, job.inboxId, error.kind);
  await deps.alerts.raise({
    shopId: job.shopId,
    kind: "inbox_dead",
    key: `inbox:${job.inboxId}:dead`,
    detail: { gateway, error: error.kind, detail: error.detail, request_id: error.requestId ?? null },
  });
  return done;
}
