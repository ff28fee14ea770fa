import type { Fact } from "../domain/fact.ts";
import { nextDelay, refundDelays } from "../domain/retry.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { sameMoney } from "../domain/money.ts";
import type { Gateway, GatewayError } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Door, RequestRefusal, ShopMessage } from "../ports/platform.ts";
import type { Payment, ShopRequest, Voucher } from "../ports/records.ts";
import type { AccountStore, AlertStore, PaymentStore, ShopRequestStore } from "../ports/store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";

export interface AnswerRequestDeps extends AbsorbDeps {
  readonly requests: ShopRequestStore;
  readonly payments: PaymentStore;
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  readonly door: Door;
  findGateway(id: string): Gateway;
  /** A sentence for the merchant: why not, and what to do by hand. */
  explainRefusal(outcome: RequestRefusal, locale: string): string;
}

type RequestJob = Extract<Job, { name: "answer-request" }>;
type Decision = { readonly state: "done" | "rejected"; readonly outcome: RequestRefusal | null };

const retryable: readonly GatewayError["kind"][] = [
  "unknown_outcome",
  "unavailable",
  "rate_limited",
  "unreadable_answer",
];

/** Does what the shop asked for (refund) or says why not (capture, void), then tells the shop; both at most once. */
export async function answerRequest(
  deps: AnswerRequestDeps,
  job: RequestJob,
  now: Date,
): Promise<JobOutcome> {
  const until = new Date(now.getTime() + timeLimits.claimSeconds * 1000);
  const request = await deps.requests.claim(job.shopId, job.requestId, until);
  if (request === null) return done;
  if (request === "busy") return { kind: "again", job, afterSeconds: 2 };
  const payment = await deps.payments.find(job.shopId, request.paymentId);
  if (!payment) throw new Error("a shop request without its payment");

  const decision = request.state === "asked" ? await decide(deps, payment, request, now) : decided(request);
  if ("error" in decision) return tryAgain(deps, job, `${decision.error.kind}: ${decision.error.detail}`);
  const answer = await deps.door.tell(payment.shop, messageFor(deps, payment, request, decision));
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
): Promise<Decision | { readonly error: GatewayError }> {
  const decision =
    request.kind === "refund"
      ? await refund(deps, payment, request, now)
      : {
          state: "rejected" as const,
          outcome: request.kind === "capture" ? ("capture_not_used" as const) : ("void_not_used" as const),
        };
  if ("error" in decision) return decision;
  await deps.transactions.transaction((tx) =>
    tx.saveRequestOutcome(payment.shop.id, request.id, decision.state, decision.outcome),
  );
  return decision;
}

async function refund(
  deps: AnswerRequestDeps,
  payment: Payment,
  request: ShopRequest,
  now: Date,
): Promise<Decision | { readonly error: GatewayError }> {
  const voucher = await paidVoucher(deps, payment);
  if (!voucher?.gatewayPaymentId || !request.amount) return { state: "rejected", outcome: "not_paid" };
  const gateway = deps.findGateway(voucher.gateway);
  const offer = gateway.offers.find(
    ({ method, country }) => method === voucher.method && country === voucher.country,
  );
  const isFull = sameMoney(request.amount, payment.amount);
  if (!offer || offer.refund === "none") return { state: "rejected", outcome: "refund_not_offered" };
  if (offer.refund === "full_only" && !isFull) return { state: "rejected", outcome: "full_refund_only" };

  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access) throw new Error("a voucher without its account");
  const { gatewayPaymentId } = voucher;
  const idempotencyKey = `recaudo-refund-${request.id}`;
  const answer = await gateway.refund(access, {
    idempotencyKey,
    gatewayPaymentId,
    amount: request.amount,
    isFull,
  });
  deps.probe("gateway-answered-refund");
  if (!answer.ok)
    return retryable.includes(answer.error.kind) ? answer : { state: "rejected", outcome: "refund_refused" };
  await absorbAnswer(deps, voucher, answer.value, { source: "shop", now });
  return { state: "done", outcome: null };
}

/** The voucher the money came in on: the latest may be another, unpaid one. */
async function paidVoucher(deps: AnswerRequestDeps, payment: Payment): Promise<Voucher | null> {
  const facts = await deps.payments.factsOf(payment.shop.id, payment.id);
  const paid = facts.find((fact): fact is Extract<Fact, { kind: "confirmed" }> => fact.kind === "confirmed");
  return paid ? deps.payments.voucherOfAttempt(payment.shop.id, payment.id, paid.attempt) : null;
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
