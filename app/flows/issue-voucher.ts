import { issueVoucherDelays, nextDelay } from "../domain/retry.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { CircuitStore } from "../ports/circuit-store.ts";
import type { GatewayError } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { AccountAccess, AlertStore } from "../ports/store.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { askGateway, type AskGatewayDeps } from "./ask-gateway.ts";
import { findSuccessor, moveOn, type MoveOnDeps } from "./move-on.ts";
import { declareUnclear, giveUp, isUnheard, refuse, refuseFor } from "./refuse-voucher.ts";
import { enterCircuit, learnFrom } from "./watch-circuit.ts";
import { voidGroup, type VoidGroupDeps } from "./void-group.ts";

export interface IssueVoucherDeps extends VoidGroupDeps, AskGatewayDeps, MoveOnDeps {
  readonly alerts: AlertStore;
  readonly circuits: CircuitStore;
}

type IssueJob = Extract<Job, { name: "issue-voucher" }>;

/** What one try is about. */
interface Try {
  readonly job: IssueJob;
  readonly voucher: Voucher;
  readonly payment: Payment;
  readonly access: AccountAccess;
  readonly now: Date;
}

/** Errors after which the same request may still succeed, or may already have. */
const retryable: readonly GatewayError["kind"][] = [
  "unknown_outcome",
  "unavailable",
  "rate_limited",
  "unreadable_answer",
];

/** Certainly not made, and for a reason that another account may not have. */
const leavable: readonly GatewayError["kind"][] = ["unavailable", "credentials_refused", "account_blocked"];

/**
 * Asks the gateway for the number the shopper can pay under. The idempotency key was stored with the intent; a
 * try that may have succeeded unheard is looked up before another is made, so there is never a second voucher. A
 * gateway that is down is left for the shop's next account, once it is certain that it made nothing.
 */
export async function issueVoucher(deps: IssueVoucherDeps, job: IssueJob, now: Date): Promise<JobOutcome> {
  const voucher = await deps.vouchers.claim(job.shopId, job.voucherId, timeLimits.claimSeconds);
  if (voucher === null) return done;
  if (voucher === "busy") return { kind: "again", job, afterSeconds: 2 };
  deps.probe("voucher-claimed");

  const payment = await deps.payments.find(voucher.shopId, voucher.paymentId);
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!payment || !access) throw new Error("a voucher without its payment or account");
  if (isPaid(payment)) return refuse(deps, voucher, "already_paid");
  if (payment.isWithdrawn) return refuse(deps, voucher, "order_withdrawn");

  const siblings = await voidGroup(deps, payment, voucher, now);
  if (siblings === "group_already_paid" || siblings === "order_unclear")
    return refuse(deps, voucher, siblings);
  const attempt = { job, voucher, payment, access, now };
  if (siblings === "try_again") {
    const detail = "an older voucher of the order could not be voided yet";
    return tryAgain(deps, attempt, { kind: "unavailable", detail });
  }
  return askFor(deps, attempt);
}

async function askFor(deps: IssueVoucherDeps, attempt: Try): Promise<JobOutcome> {
  const { voucher, payment, access, now, job } = attempt;
  const { recoversLostVouchers } = deps.findGateway(voucher.gateway);
  // Asking again could make a second voucher, and nothing here can tell: a person looks.
  if (voucher.isOutcomeUnknown && !recoversLostVouchers) return declareUnclear(deps, voucher, noTrace);

  const passage = await enterCircuit(deps.circuits, access, voucher, now);
  // After a crash of ours the gateway is well: the same request with the same key is the short way.
  const hasFailed = access.circuit.failures > 0;
  const mayLeave = passage === "closed_off" || (voucher.isOutcomeUnknown && hasFailed);
  const successor = mayLeave ? await findSuccessor(deps, payment, voucher, now) : null;
  // A gateway that is left alone is asked all the same when nobody else could take over.
  if (passage === "closed_off" && successor && !voucher.isOutcomeUnknown)
    return moveOn(deps, attempt, successor, { kind: "unavailable", detail: "left alone after failures" });

  const isSecondLook = job.isSecondLook === true;
  const answer = await askGateway(deps, attempt, { canLeave: successor !== null, isSecondLook });
  deps.probe("gateway-answered-voucher");
  if (answer === "not_there_yet") return lookAgain(deps, attempt);
  if (answer === "not_there" && successor) {
    const detail = "a call without an answer, and no trace of a voucher";
    return moveOn(deps, attempt, successor, { kind: "unknown_outcome", detail });
  }
  if (answer === "not_there") throw new Error("left a gateway for nobody");
  await learnFrom(deps.circuits, access, voucher, { answer, isTrial: passage === "trial", now });
  if (answer.ok) {
    await absorbAnswer(deps, voucher, answer.value, { source: "issue", now });
    await deps.alerts.resolve(`account:${voucher.accountId}:credentials`);
    return done;
  }
  return afterError(deps, attempt, answer.error);
}

const noTrace: GatewayError = {
  kind: "unknown_outcome",
  detail: "an earlier call got no answer, and this gateway cannot tell what it made",
};

async function afterError(deps: IssueVoucherDeps, attempt: Try, error: GatewayError): Promise<JobOutcome> {
  const { voucher, payment, now } = attempt;
  const { recoversLostVouchers } = deps.findGateway(voucher.gateway);
  if (isUnheard(error.kind) && !recoversLostVouchers) return declareUnclear(deps, voucher, error);
  if (leavable.includes(error.kind) && !voucher.isOutcomeUnknown) {
    const successor = await findSuccessor(deps, payment, voucher, now);
    if (successor) return moveOn(deps, attempt, successor, error);
  }
  return retryable.includes(error.kind) ? tryAgain(deps, attempt, error) : refuseFor(deps, voucher, error);
}

/** The gateway's search lags, so one "not there" is no proof: once more after a pause. */
async function lookAgain(deps: IssueVoucherDeps, { job, voucher }: Try): Promise<JobOutcome> {
  await deps.vouchers.release(voucher.shopId, voucher.id, true);
  const next = { ...job, tries: job.tries + 1, isSecondLook: true as const };
  return { kind: "again", job: next, afterSeconds: timeLimits.searchLagSeconds };
}

async function tryAgain(deps: IssueVoucherDeps, attempt: Try, error: GatewayError): Promise<JobOutcome> {
  const { voucher } = attempt;
  const { shopId, voucherId, tries, name } = attempt.job;
  const delay = nextDelay(issueVoucherDelays, tries + 1);
  if (delay === undefined) return giveUp(deps, voucher, error);
  // Once unknown it stays so for the next try: search may lag, so "not found" is no proof.
  await deps.vouchers.release(shopId, voucherId, isUnheard(error.kind) || voucher.isOutcomeUnknown);
  const afterSeconds = Math.max(delay, error.retryAfterSeconds ?? 0);
  return { kind: "again", job: { name, shopId, voucherId, tries: tries + 1 }, afterSeconds };
}

function isPaid({ state }: Payment): boolean {
  return state === "paid" || state === "partially_refunded" || state === "refunded";
}
