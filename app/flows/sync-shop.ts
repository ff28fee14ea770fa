import { nextDelay, shopTellDelays } from "../domain/retry.ts";
import { decideShopMessage, type Told } from "../domain/shop-message.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { Result } from "../lib/result.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { ExpiryStore } from "../ports/expiry.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { CloseReason, Door, ShopAnswer, ShopError } from "../ports/platform.ts";
import type { Probe } from "../ports/probe.ts";
import type { AlertKind, Payment, ShopSyncRow, Voucher } from "../ports/records.ts";
import type { AlertStore, ShopSyncStore } from "../ports/store.ts";
import { findLastGraceEnd } from "./find-grace.ts";
import { handleLateMoney, type HandleLateMoneyDeps } from "./handle-late-money.ts";
import { tellPending } from "./tell-pending.ts";

export interface SyncShopDeps extends HandleLateMoneyDeps {
  readonly expiry: ExpiryStore;
  readonly shopSync: ShopSyncStore;
  readonly alerts: AlertStore;
  readonly door: Door;
  readonly probe: Probe;
  findGateway(id: string): Gateway;
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
  const sync = await deps.shopSync.claim(
    shopId,
    paymentId,
    new Date(now.getTime() + timeLimits.claimSeconds * 1000),
  );
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
  const vouchers = await deps.expiry.withNumber(shopId, paymentId);
  const graceEndsAt = findLastGraceEnd(deps, vouchers);
  const { state, marks } = payment;
  const decision = decideShopMessage({ told: sync.told, state, marks, graceEndsAt }, now);

  switch (decision.act) {
    case "nothing":
      return finish(deps, job);
    case "wait": {
      await deps.shopSync.release(shopId, paymentId, null);
      const afterSeconds = Math.ceil((decision.until.getTime() - now.getTime()) / 1000);
      return { kind: "again", job: { ...job, tries: 0 }, afterSeconds };
    }
    case "hold":
      return decision.why === "difference"
        ? hold(deps, job, payment, "payment_difference")
        : takeLateMoney(deps, job, payment);
    case "tell":
      return tell(deps, job, { payment, voucher: vouchers.at(-1), graceEndsAt, verb: decision.verb }, now);
  }
}

interface Telling {
  readonly payment: Payment;
  /** The last that has a number, and when no money for any of them can come any more. */
  readonly voucher: Voucher | undefined;
  readonly graceEndsAt: Date | null;
  readonly verb: Verb;
}

async function tell(deps: SyncShopDeps, job: SyncJob, telling: Telling, now: Date): Promise<JobOutcome> {
  const { payment, verb } = telling;
  const { shopId, paymentId } = job;
  if (verb === "resolve" && (await isLateAndKept(deps, payment))) return finish(deps, job);
  // Only one payment of an order may be resolved. The row is written before the shop hears of it.
  if (verb === "resolve" && !(await deps.shopSync.winGroup(shopId, payment.groupId, paymentId))) {
    return hold(deps, job, payment, "paid_twice");
  }
  // The order goes on with another attempt: closing this one could only unsettle the shop.
  if (verb === "reject" && (await deps.shopSync.isAnotherTold(shopId, payment.groupId, paymentId))) {
    return finish(deps, job);
  }
  const answer = await say(deps, telling, now);
  deps.probe("shop-answered");
  if (!answer.ok) return fail(deps, job, telling, answer.error);
  await deps.shopSync.saveTold(shopId, paymentId, toldBy[verb], answer.value.nextUrl);
  deps.probe("shop-told");
  // More may have become true while the shop was being told.
  return bringUpToDate(deps, job, { told: toldBy[verb], nextUrl: answer.value.nextUrl }, now);
}

function say(
  deps: SyncShopDeps,
  { payment, voucher, graceEndsAt, verb }: Telling,
  now: Date,
): Promise<Result<ShopAnswer, ShopError>> {
  const { shop, sessionGid: paymentGid, merchantLocale } = payment;
  switch (verb) {
    case "pending":
      if (!voucher || !graceEndsAt) throw new Error("pending without a voucher");
      return tellPending(deps.door, payment, { voucher, graceEndsAt }, now);
    case "resolve":
      return deps.door.tell(shop, { verb, paymentGid });
    case "reject": {
      const reason = reasonFor(payment);
      const merchantMessage = deps.explainClosing(reason, merchantLocale);
      return deps.door.tell(shop, { verb, paymentGid, reason, merchantMessage });
    }
  }
}

function reasonFor({ state }: Payment): CloseReason {
  if (state === "expired") return "voucher_expired";
  return state === "canceled" ? "buyer_canceled" : "gateway_refused";
}

async function fail(
  deps: SyncShopDeps,
  job: SyncJob,
  { payment, verb }: Telling,
  error: ShopError,
): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  if (error.kind === "opposite_final" && verb !== "pending") {
    // The shop holds the opposite answer for good; we take over its view and hand money to a person.
    await deps.shopSync.saveTold(shopId, paymentId, verb === "resolve" ? "closed" : "paid", null);
    return verb === "resolve"
      ? takeLateMoney(deps, job, payment)
      : hold(deps, job, payment, "paid_after_close");
  }
  const tries = job.tries + 1;
  // Both moments were refused: a day of tries would not find a better one.
  const delay = error.kind === "out_of_range" ? undefined : nextDelay(shopTellDelays, tries);
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

/** Late money while the order waits: paid, unless the goods are gone. */
async function isLateAndKept(deps: SyncShopDeps, payment: Payment): Promise<boolean> {
  if (!payment.marks.includes("late") || (await isPaidByAnother(deps, payment))) return false;
  return (await handleLateMoney(deps, payment, false)) === "kept";
}

/** Money for an order that is closed; or, when another attempt paid the order meanwhile, money that came twice. */
async function takeLateMoney(deps: SyncShopDeps, job: SyncJob, payment: Payment): Promise<JobOutcome> {
  if (await isPaidByAnother(deps, payment)) return hold(deps, job, payment, "paid_twice");
  await handleLateMoney(deps, payment, true);
  return finish(deps, job);
}

async function isPaidByAnother(deps: SyncShopDeps, { id, shop, groupId }: Payment): Promise<boolean> {
  const winner = await deps.shopSync.groupWinner(shop.id, groupId);
  return winner !== null && winner !== id;
}

async function hold(
  deps: SyncShopDeps,
  job: SyncJob,
  payment: Payment,
  kind: AlertKind,
): Promise<JobOutcome> {
  await deps.alerts.raise({
    shopId: job.shopId,
    kind,
    key: `payment:${job.paymentId}:${kind}`,
    detail: { payment_id: payment.sessionId, state: payment.state },
  });
  return finish(deps, job);
}

async function finish(deps: SyncShopDeps, { shopId, paymentId }: SyncJob): Promise<JobOutcome> {
  await deps.shopSync.release(shopId, paymentId, null);
  return done;
}
