import { nextDelay, shopTellDelays } from "../domain/retry.ts";
import { decideShopMessage, type Told } from "../domain/shop-message.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { CloseReason, Door, ShopError, ShopMessage } from "../ports/platform.ts";
import type { Probe } from "../ports/probe.ts";
import type { AlertKind, Payment, ShopSyncRow, Voucher } from "../ports/records.ts";
import type { AlertStore, PaymentStore, ShopSyncStore } from "../ports/store.ts";

export interface SyncShopDeps {
  readonly payments: PaymentStore;
  readonly shopSync: ShopSyncStore;
  readonly alerts: AlertStore;
  readonly door: Door;
  readonly probe: Probe;
  /** A sentence for the merchant, in the language the shop asked for. */
  explainClosing(reason: CloseReason, locale: string): string;
}

type SyncJob = Extract<Job, { name: "sync-shop" }>;
type Verb = "pending" | "resolve" | "reject";

const toldBy: Record<Verb, Told> = { pending: "pending", resolve: "paid", reject: "closed" };

/**
 * Brings the shop up to what is true now. The state is read at telling time, never carried in the job, and one
 * caller at a time holds the payment's row, so the shop is never told two opposite things.
 */
export async function syncShop(deps: SyncShopDeps, job: SyncJob, now: Date): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  const sync = await deps.shopSync.claim(shopId, paymentId, timeLimits.claimSeconds);
  if (sync === "busy") return { kind: "again", job, afterSeconds: 2 };
  deps.probe("sync-claimed");
  return bringUpToDate(deps, job, sync, now);
}

async function bringUpToDate(
  deps: SyncShopDeps,
  job: SyncJob,
  sync: ShopSyncRow,
  now: Date,
): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  const payment = await deps.payments.find(shopId, paymentId);
  if (!payment) throw new Error("a shop message without its payment");
  const voucher = await deps.payments.latestVoucher(shopId, paymentId);
  const voucherExpiresAt = await lastEnd(deps, voucher);
  const view = { told: sync.told, state: payment.state, marks: payment.marks, voucherExpiresAt };
  const decision = decideShopMessage(view, now, timeLimits.graceHours);
  // Getting its next number: what becomes of that queues the next telling, so nothing is closed meanwhile.
  const isReopening = voucher?.status === "asked" && !isMoney(payment);

  switch (decision.act) {
    case "nothing":
      return finish(deps, job, sync);
    case "wait": {
      if (isReopening) return finish(deps, job, sync);
      await settle(deps, job, sync);
      const afterSeconds = Math.ceil((decision.until.getTime() - now.getTime()) / 1000);
      return { kind: "again", job: { ...job, tries: 0 }, afterSeconds };
    }
    case "hold":
      return hold(
        deps,
        job,
        { payment, sync },
        decision.why === "difference" ? "payment_difference" : "paid_after_close",
      );
    case "tell":
      if (isReopening && decision.verb === "reject") return finish(deps, job, sync);
      return tell(deps, job, { payment, voucher, verb: decision.verb, sync }, now);
  }
}

interface Telling {
  readonly payment: Payment;
  readonly voucher: Voucher | null;
  readonly verb: Verb;
  readonly sync: ShopSyncRow;
}

async function tell(deps: SyncShopDeps, job: SyncJob, telling: Telling, now: Date): Promise<JobOutcome> {
  const { payment, verb, sync } = telling;
  const { shopId, paymentId } = job;
  // Only one payment of an order may be resolved. The row is written before the shop hears of it.
  if (verb === "resolve" && !(await deps.shopSync.winGroup(shopId, payment.groupId, paymentId))) {
    return hold(deps, job, telling, "paid_twice");
  }
  // The order goes on with another attempt: closing this one could only unsettle the shop.
  if (verb === "reject" && (await deps.shopSync.isAnotherTold(shopId, payment.groupId, paymentId))) {
    return finish(deps, job, sync);
  }
  const answer = await deps.door.tell(payment.shop, messageFor(deps, telling, now));
  deps.probe("shop-answered");
  if (!answer.ok) return fail(deps, job, telling, answer.error);
  await deps.shopSync.saveTold(shopId, paymentId, toldBy[verb], answer.value.nextUrl);
  deps.probe("shop-told");
  // More may have become true while the shop was being told.
  return bringUpToDate(deps, job, { ...sync, told: toldBy[verb], nextUrl: answer.value.nextUrl }, now);
}

function messageFor(deps: SyncShopDeps, { payment, voucher, verb }: Telling, now: Date): ShopMessage {
  const paymentGid = payment.sessionGid;
  if (verb === "resolve") return { verb, paymentGid };
  if (verb === "pending") {
    const end = voucher?.details.expiresAt ?? now;
    return { verb, paymentGid, expiresAt: new Date(end.getTime() + timeLimits.graceHours * 3_600_000) };
  }
  const reason = reasonFor(payment);
  return { verb, paymentGid, reason, merchantMessage: deps.explainClosing(reason, payment.merchantLocale) };
}

function reasonFor({ state }: Payment): CloseReason {
  if (state === "expired") return "voucher_expired";
  return state === "canceled" ? "buyer_canceled" : "gateway_refused";
}

async function fail(
  deps: SyncShopDeps,
  job: SyncJob,
  telling: Telling,
  error: ShopError,
): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  const { payment, verb } = telling;
  if (error.kind === "opposite_final" && verb !== "pending") {
    // The shop holds the opposite answer for good; we take over its view and hand money to a person.
    await deps.shopSync.saveTold(shopId, paymentId, verb === "resolve" ? "closed" : "paid", null);
    return hold(deps, job, telling, "paid_after_close");
  }
  const tries = job.tries + 1;
  const delay = nextDelay(shopTellDelays, tries);
  const lastError = `${error.kind}: ${error.detail}`;
  if (delay === undefined) {
    await deps.shopSync.die(shopId, paymentId, lastError);
    await deps.alerts.raise({
      shopId,
      kind: "shop_sync_dead",
      key: `payment:${paymentId}:shop_sync`,
      detail: {
        payment_id: payment.sessionId,
        verb,
        error: lastError,
        tries,
        request_id: error.requestId ?? null,
      },
    });
    return done;
  }
  await deps.shopSync.release(shopId, paymentId, lastError);
  return { kind: "again", job: { ...job, tries }, afterSeconds: delay };
}

async function hold(
  deps: SyncShopDeps,
  job: SyncJob,
  { payment, sync }: Pick<Telling, "payment" | "sync">,
  kind: AlertKind,
): Promise<JobOutcome> {
  await deps.alerts.raise({
    shopId: job.shopId,
    kind,
    key: `payment:${job.paymentId}:${kind}`,
    detail: { payment_id: payment.sessionId, state: payment.state },
  });
  return finish(deps, job, sync);
}

async function finish(deps: SyncShopDeps, job: SyncJob, sync: ShopSyncRow): Promise<JobOutcome> {
  await settle(deps, job, sync);
  return done;
}

/** The shop holds what is true. Whoever was alerted that it could not be told need not look any more. */
async function settle(
  deps: SyncShopDeps,
  { shopId, paymentId }: SyncJob,
  { hasFailed }: ShopSyncRow,
): Promise<void> {
  await deps.shopSync.release(shopId, paymentId, null);
  if (hasFailed) await deps.alerts.resolve(`payment:${paymentId}:shop_sync`);
}

function isMoney({ state }: Payment): boolean {
  return state === "paid" || state === "partially_refunded" || state === "refunded";
}

/** End of the voucher that last had a number: a later try may have got none. */
async function lastEnd(deps: SyncShopDeps, latest: Voucher | null): Promise<Date | null> {
  if (!latest || latest.gatewayPaymentId !== null) return latest?.details.expiresAt ?? null;
  if (latest.attempt === 1) return null;
  const vouchers = await deps.payments.vouchersOf(latest.shopId, latest.paymentId);
  return vouchers.findLast(({ gatewayPaymentId }) => gatewayPaymentId !== null)?.details.expiresAt ?? null;
}
