import { issueVoucherDelays, nextDelay } from "../domain/retry.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { Result } from "../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { NewAlert, Payment, Voucher } from "../ports/records.ts";
import type { AlertStore, PaymentStore } from "../ports/store.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { recordFacts } from "./record-facts.ts";
import { voidGroup, type VoidGroupDeps } from "./void-group.ts";

export interface IssueVoucherDeps extends VoidGroupDeps {
  readonly payments: PaymentStore;
  readonly alerts: AlertStore;
  /** Where the gateway rings for this account: public and absolute. */
  webhookUrl(gateway: string, accountId: string): string;
  /** What the payer reads at the gateway, in the shopper's language. */
  describe(payment: Payment): string;
}

type IssueJob = Extract<Job, { name: "issue-voucher" }>;

/** Errors after which the same request may still succeed, or may already have. */
const retryable: readonly GatewayError["kind"][] = [
  "unknown_outcome",
  "unavailable",
  "rate_limited",
  "unreadable_answer",
];

/**
 * Asks the gateway for the number the shopper can pay under. The idempotency key was stored with the intent; a
 * try that may have succeeded unheard is looked up before another is made, so there is never a second voucher.
 */
export async function issueVoucher(deps: IssueVoucherDeps, job: IssueJob, now: Date): Promise<JobOutcome> {
  const until = new Date(now.getTime() + timeLimits.claimSeconds * 1000);
  const voucher = await deps.vouchers.claim(job.shopId, job.voucherId, until);
  if (voucher === null) return done;
  if (voucher === "busy") return { kind: "again", job, afterSeconds: 2 };
  deps.probe("voucher-claimed");

  const payment = await deps.payments.find(voucher.shopId, voucher.paymentId);
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!payment || !access) throw new Error("a voucher without its payment or account");

  // Late money of an earlier number came while this one was on its way.
  if (isPaid(payment)) return refuse(deps, voucher, "group_already_paid");
  const siblings = await voidGroup(deps, payment, voucher, now);
  if (siblings === "group_already_paid") return refuse(deps, voucher, "group_already_paid");
  if (siblings === "try_again") {
    const detail = "an older voucher of the order could not be voided yet";
    return tryAgain(deps, job, voucher, { kind: "unavailable", detail });
  }

  const answer = await askGateway(deps, access, payment, voucher);
  deps.probe("gateway-answered-voucher");
  if (answer.ok) {
    await absorbAnswer(deps, voucher, answer.value, { source: "issue", now });
    await deps.alerts.resolve(`account:${voucher.accountId}:credentials`);
    return done;
  }
  if (!retryable.includes(answer.error.kind)) return refuseFor(deps, voucher, answer.error);
  const { recoversLostVouchers } = deps.findGateway(voucher.gateway);
  // Asking again could make a second voucher, and nothing can tell: a person looks, the shopper asks anew.
  if (answer.error.kind === "unknown_outcome" && !recoversLostVouchers)
    return giveUp(deps, voucher, answer.error);
  return tryAgain(deps, job, voucher, answer.error);
}

function isPaid({ state }: Payment): boolean {
  return state === "paid" || state === "partially_refunded" || state === "refunded";
}

async function askGateway(
  deps: IssueVoucherDeps,
  access: GatewayAccess,
  payment: Payment,
  voucher: Voucher,
): Promise<Result<GatewayPayment, GatewayError>> {
  const { externalReference } = voucher;
  const gateway = deps.findGateway(voucher.gateway);
  if (voucher.isOutcomeUnknown) {
    const earlier = await gateway.findPayment(access, { externalReference });
    if (earlier.ok || earlier.error.kind !== "not_found") return earlier;
  }
  const buyer = await deps.payments.buyerOf(payment.shop.id, payment.id);
  if (buyer.email === null)
    return { ok: false, error: { kind: "email_refused", detail: "the shop sent no e-mail" } };
  return gateway.issueVoucher(access, {
    idempotencyKey: voucher.idempotencyKey,
    isTest: payment.isTest,
    externalReference,
    method: voucher.method,
    country: voucher.country,
    amount: payment.amount,
    description: deps.describe(payment),
    payer: {
      email: buyer.email,
      firstName: buyer.firstName,
      lastName: buyer.lastName,
      document: await deps.vouchers.documentOf(voucher.shopId, voucher.id),
    },
    expiresAt: voucher.details.expiresAt,
    notificationUrl: deps.webhookUrl(gateway.id, access.accountId),
  });
}

async function tryAgain(
  deps: IssueVoucherDeps,
  job: IssueJob,
  voucher: Voucher,
  error: GatewayError,
): Promise<JobOutcome> {
  const delay = nextDelay(issueVoucherDelays, job.tries + 1);
  if (delay === undefined) return giveUp(deps, voucher, error);
  await deps.vouchers.release(voucher.shopId, voucher.id, mayHaveHappened(error) || voucher.isOutcomeUnknown);
  const afterSeconds = Math.max(delay, error.retryAfterSeconds ?? 0);
  return { kind: "again", job: { ...job, tries: job.tries + 1 }, afterSeconds };
}

/** Once unknown it stays so for the next try: search may lag, so "not found" is no proof. */
function mayHaveHappened({ kind }: GatewayError): boolean {
  return kind === "unknown_outcome" || kind === "unreadable_answer";
}

async function giveUp(deps: IssueVoucherDeps, voucher: Voucher, error: GatewayError): Promise<JobOutcome> {
  await deps.alerts.raise({
    shopId: voucher.shopId,
    kind: "voucher_dead",
    key: `voucher:${voucher.id}:dead`,
    detail: describeError(voucher, error),
  });
  return refuse(deps, voucher, error.kind);
}

function describeError({ gateway }: Voucher, error: GatewayError): NewAlert["detail"] {
  return { gateway, error: error.kind, detail: error.detail, request_id: error.requestId ?? null };
}

async function refuseFor(deps: IssueVoucherDeps, voucher: Voucher, error: GatewayError): Promise<JobOutcome> {
  if (error.kind === "credentials_refused" || error.kind === "account_blocked") {
    await deps.alerts.raise({
      shopId: voucher.shopId,
      kind: "credentials_refused",
      key: `account:${voucher.accountId}:credentials`,
      detail: describeError(voucher, error),
    });
  }
  return refuse(deps, voucher, error.kind);
}

async function refuse(deps: IssueVoucherDeps, voucher: Voucher, reason: string): Promise<JobOutcome> {
  const { shopId, paymentId, attempt } = voucher;
  await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    await tx.refuseVoucher(shopId, voucher.id, reason);
    const key = `voucher:${attempt}:refused`;
    await recordFacts(tx, payment, [
      { kind: "voucher_refused", key, attempt, source: "issue", occurredAt: null, reason },
    ]);
  });
  return done;
}
