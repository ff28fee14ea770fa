import { refundAskDelays, refundCheckDelays } from "../domain/retry.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { Result } from "../lib/result.ts";
import type { Gateway, GatewayError, RefundProgress } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { RequestRefusal } from "../ports/platform.ts";
import type { Refund, RefundStore } from "../ports/refund-store.ts";
import type { AccountStore, AlertStore } from "../ports/store.ts";
import type { AbsorbDeps } from "./absorb-answer.ts";
import { absorbRefund, hangingKey, refuseRefund } from "./absorb-refund.ts";

export interface RefundPaymentDeps extends AbsorbDeps {
  readonly refunds: RefundStore;
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
  /** Where the gateway rings for this account: public and absolute. */
  webhookUrl(gateway: string, accountId: string): string;
}

type RefundJob = Pick<Extract<Job, { name: "refund-payment" }>, "shopId" | "refundId">;

/** After these the refund may have been taken, or may still be: it is asked for again with the same key. */
const retryable: readonly GatewayError["kind"][] = [
  "unknown_outcome",
  "unavailable",
  "rate_limited",
  "unreadable_answer",
  "conflict",
];
const unheard: readonly GatewayError["kind"][] = ["unknown_outcome", "unreadable_answer", "conflict"];
const accountTrouble: readonly GatewayError["kind"][] = ["credentials_refused", "account_blocked"];

/**
 * Takes one refund a step further: asks the gateway for it, or how far it is. The key is made of the refund's id, so
 * a repeat gives nothing more; a try that may have got through unheard is looked up by the gateway's adapter first.
 * Nothing is given up: what has no end yet is due again (`check-refunds`), with growing waits, and a person is told.
 */
export async function refundPayment(
  deps: RefundPaymentDeps,
  { shopId, refundId }: RefundJob,
  now: Date,
): Promise<JobOutcome> {
  const seconds = timeLimits.claimSeconds;
  const nextCheckAt = new Date(now.getTime() + seconds * 1000);
  const refund = await deps.refunds.claim(shopId, refundId, { seconds, nextCheckAt });
  // Whoever holds it, and whatever stands before it, its next check is written down.
  if (refund === null || refund === "busy") return done;
  deps.probe("refund-claimed");
  const answer = await askGateway(deps, refund);
  deps.probe("gateway-answered-refund");
  if (!answer.ok) await afterError(deps, refund, answer.error, now);
  else if (answer.value.state === "pending") {
    await absorbRefund(deps, refund, answer.value, nextCheck(refundCheckDelays, checksOf(refund), now));
    if (isHanging(refundCheckDelays, checksOf(refund))) await alertHanging(deps, refund, "pending");
  } else await absorbRefund(deps, refund, answer.value, now);
  return done;
}

/** The first look at a refund that was only now taken starts the table. */
function checksOf({ state, tries }: Refund): number {
  return state === "sent" ? tries + 1 : 0;
}

async function askGateway(
  deps: RefundPaymentDeps,
  refund: Refund,
): Promise<Result<RefundProgress, GatewayError>> {
  const { shopId, accountId, gatewayPaymentId, amount, isFull } = refund;
  const access = await deps.accounts.access(shopId, accountId);
  if (!access) throw new Error("a refund without its account");
  const gateway = deps.findGateway(refund.gateway);
  if (refund.gatewayRefundId !== null) {
    return gateway.findRefund(access, { gatewayPaymentId, refundId: refund.gatewayRefundId });
  }
  return gateway.refund(access, {
    idempotencyKey: refundKey(refund),
    gatewayPaymentId,
    amount,
    isFull,
    isRepeat: refund.isOutcomeUnknown,
    knownRefundIds: await knownRefundIds(deps, refund),
    notificationUrl: deps.webhookUrl(gateway.id, accountId),
  });
}

/** What the gateway knows our refund by. */
export function refundKey({ id }: Pick<Refund, "id">): string {
  return `recaudo-refund-${id}`;
}

/** What was known when it was asked for, and what turned out to be another of ours since. */
async function knownRefundIds(deps: RefundPaymentDeps, refund: Refund): Promise<readonly string[]> {
  const refunds = await deps.transactions.transaction((tx) => tx.refundsOf(refund.shopId, refund.paymentId));
  const others = refunds.flatMap(({ gatewayRefundId }) => gatewayRefundId ?? []);
  return [...refund.knownRefundIds, ...others];
}

async function afterError(
  deps: RefundPaymentDeps,
  refund: Refund,
  error: GatewayError,
  now: Date,
): Promise<void> {
  if (accountTrouble.includes(error.kind)) await alertAccount(deps, refund, error);
  // A look that failed says nothing about the refund; neither does a call that followed an unheard one.
  const isCertain = refund.state === "asked" && !retryable.includes(error.kind);
  if (isCertain) return refuseRefund(deps, refund, refusalOf(error));
  const table = refund.state === "asked" ? refundAskDelays : refundCheckDelays;
  const tries = refund.tries + 1;
  await deps.refunds.postpone(refund.shopId, refund.id, {
    nextCheckAt: nextCheck(table, tries, now, error.retryAfterSeconds),
    lastError: `${error.kind}: ${error.detail}`,
    isOutcomeUnknown: refund.state === "asked" && (refund.isOutcomeUnknown || unheard.includes(error.kind)),
  });
  if (isHanging(table, tries)) await alertHanging(deps, refund, `${error.kind}: ${error.detail}`);
}

function refusalOf({ kind }: GatewayError): RequestRefusal {
  return accountTrouble.includes(kind) ? "account_refused" : "refund_refused";
}

/** Table used up: the last wait repeats. */
function nextCheck(table: readonly number[], tries: number, now: Date, atLeastSeconds = 0): Date {
  const seconds = Math.max(table[Math.min(Math.max(tries, 1), table.length) - 1] ?? 0, atLeastSeconds);
  return new Date(now.getTime() + seconds * 1000);
}

function isHanging(table: readonly number[], tries: number): boolean {
  return tries > table.length;
}

async function alertHanging(deps: RefundPaymentDeps, refund: Refund, last: string): Promise<void> {
  await deps.alerts.raise({
    shopId: refund.shopId,
    kind: "refund_hangs",
    key: hangingKey(refund),
    detail: {
      refund_id: refund.id,
      gateway: refund.gateway,
      gateway_payment_id: refund.gatewayPaymentId,
      gateway_refund_id: refund.gatewayRefundId,
      last,
    },
  });
}

async function alertAccount(deps: RefundPaymentDeps, refund: Refund, error: GatewayError): Promise<void> {
  await deps.alerts.raise({
    shopId: refund.shopId,
    kind: "credentials_refused",
    key: `account:${refund.accountId}:credentials`,
    detail: { gateway: refund.gateway, error: error.kind, detail: error.detail },
  });
}
