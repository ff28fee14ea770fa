import { inRefundOrder } from "../domain/refund.ts";
import { nextDelay, refundDelays } from "../domain/retry.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Door, RequestRefusal, ShopMessage } from "../ports/platform.ts";
import type { Probe } from "../ports/probe.ts";
import type { Payment, ShopRequest } from "../ports/records.ts";
import type {
  AlertStore,
  PaymentStore,
  ShopRequestStore,
  StoreTransaction,
  Transactions,
} from "../ports/store.ts";
import { readPaidPayments, requestRefund, type RequestRefundDeps } from "./request-refund.ts";

export interface AnswerRequestDeps extends RequestRefundDeps {
  readonly transactions: Transactions;
  readonly probe: Probe;
  readonly requests: ShopRequestStore;
  readonly payments: PaymentStore;
  readonly alerts: AlertStore;
  doorOf(payment: Payment): Door;
  /** A sentence for the merchant: why not, and what to do by hand. */
  explainRefusal(outcome: RequestRefusal, locale: string): string;
}

type RequestJob = Extract<Job, { name: "answer-request" }>;
type Decision = { readonly state: "done" | "rejected"; readonly outcome: RequestRefusal | null };

/**
 * Sets out what the shop asked for (refund) or says why not (capture, void), and tells the shop how it ended, at
 * most once. A refund that is on its way leaves the request open: its end brings this job back.
 */
export async function answerRequest(
  deps: AnswerRequestDeps,
  job: RequestJob,
  now: Date,
): Promise<JobOutcome> {
  const request = await deps.requests.claim(job.shopId, job.requestId, timeLimits.claimSeconds);
  if (request === null) return done;
  if (request === "busy") return { kind: "again", job, afterSeconds: 2 };
  const payment = await deps.payments.find(job.shopId, request.paymentId);
  if (!payment) throw new Error("a shop request without its payment");

  const decision = request.state === "asked" ? await decide(deps, payment, request, now) : decided(request);
  if (decision === "under_way") {
    await deps.requests.release(job.shopId, request.id, null);
    return done;
  }
  const answer = await deps.doorOf(payment).tell(payment.shop, messageFor(deps, payment, request, decision));
  if (!answer.ok && answer.error.kind !== "opposite_final")
    return tryAgain(deps, job, `${answer.error.kind}: ${answer.error.detail}`);
  await deps.requests.saveTold(job.shopId, request.id);
  if (request.hasFailed) await deps.alerts.resolve(`request:${request.id}:dead`);
  return done;
}

function decided({ state, outcome }: ShopRequest): Decision {
  return { state: state === "done" ? "done" : "rejected", outcome: outcome as RequestRefusal | null };
}

async function decide(
  deps: AnswerRequestDeps,
  payment: Payment,
  request: ShopRequest,
  now: Date,
): Promise<Decision | "under_way"> {
  const decision = await deps.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(payment.shop.id, payment.id);
    if (!locked) throw new Error("a shop request without its payment");
    const decision =
      request.kind === "refund"
        ? await decideOnRefund(tx, deps, { payment: locked, request }, now)
        : rejected(request.kind === "capture" ? "capture_not_used" : "void_not_used");
    if (decision !== "under_way")
      await tx.saveRequestOutcome(payment.shop.id, request.id, decision.state, decision.outcome);
    return decision;
  });
  if (decision === "under_way") deps.probe("refund-stored");
  return decision;
}

/** The refund that this request led to, as far as it is; when there is none yet, it is set out now or refused. */
async function decideOnRefund(
  tx: StoreTransaction,
  deps: AnswerRequestDeps,
  { payment, request }: { readonly payment: Payment; readonly request: ShopRequest },
  now: Date,
): Promise<Decision | "under_way"> {
  const refunds = await tx.refundsOf(payment.shop.id, payment.id);
  const refund = refunds.find(({ shopRequestId }) => shopRequestId === request.id);
  if (refund?.state === "done") return { state: "done", outcome: null };
  if (refund?.state === "refused") return rejected(refund.refusal as RequestRefusal);
  if (refund) return "under_way";

  const { amount } = request;
  if (!amount) return rejected("not_paid");
  const payments = inRefundOrder(payment.amount, await readPaidPayments(tx, payment));
  const order = { reason: "shop" as const, requestedBy: "shop", shopRequestId: request.id };
  const wishes = payments.map((paid) => ({ paid, amount }));
  const asked = await requestRefund(tx, deps, { payment, order, wishes }, now);
  return asked.ok ? "under_way" : rejected(asked.error);
}

function rejected(outcome: RequestRefusal): Decision {
  return { state: "rejected", outcome };
}

function messageFor(
  deps: AnswerRequestDeps,
  { merchantLocale }: Payment,
  { kind, gid }: ShopRequest,
  { state, outcome }: Decision,
): ShopMessage {
  if (state === "done") return { verb: "refund_resolve", refundGid: gid };
  const merchantMessage = deps.explainRefusal(outcome ?? "refund_refused", merchantLocale);
  switch (kind) {
    case "refund":
      return { verb: "refund_reject", refundGid: gid, merchantMessage };
    case "capture":
      return { verb: "capture_reject", captureGid: gid, merchantMessage };
    case "void":
      return { verb: "void_reject", voidGid: gid, merchantMessage };
  }
}

async function tryAgain(deps: AnswerRequestDeps, job: RequestJob, lastError: string): Promise<JobOutcome> {
  const tries = job.tries + 1;
  const delay = nextDelay(refundDelays, tries);
  if (delay !== undefined) {
    await deps.requests.release(job.shopId, job.requestId, lastError);
    return { kind: "again", job: { ...job, tries }, afterSeconds: delay };
  }
  await deps.requests.die(job.shopId, job.requestId, lastError);
  await deps.alerts.raise({
    shopId: job.shopId,
    kind: "shop_request_dead",
    key: `request:${job.requestId}:dead`,
    detail: { error: lastError, tries },
  });
  return done;
}
