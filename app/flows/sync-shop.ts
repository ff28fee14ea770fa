import { formatDecimal } from "../domain/money.ts";
import { nextDelay, shopTellDelays } from "../domain/retry.ts";
import { decideShopMessage, type Told } from "../domain/shop-message.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { closesUnusedAt } from "../domain/unused-payment.ts";
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
import { markKey } from "./record-facts.ts";
import { tellEarlyRefunds } from "./tell-early-refunds.ts";
import { tellPending } from "./tell-pending.ts";

export interface SyncShopDeps extends HandleLateMoneyDeps {
  readonly expiry: ExpiryStore;
  readonly shopSync: ShopSyncStore;
  readonly alerts: AlertStore;
  doorOf(payment: Payment): Door;
  /** Where the buyer pays: absolute. */
  payUrl(token: string): string;
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
  const vouchers = await deps.payments.vouchersOf(shopId, paymentId);
  const withNumber = vouchers.filter(({ gatewayPaymentId }) => gatewayPaymentId !== null);
  const graceEndsAt = findLastGraceEnd(deps, withNumber);
  const { state, marks } = payment;
  const unusedUntil = unusedUntilOf(deps, payment, sync);
  const decision = decideShopMessage({ told: sync.told, state, marks, graceEndsAt, unusedUntil }, now);
  // Getting its next number: what becomes of that queues the next telling, so nothing is closed meanwhile.
  const isReopening = vouchers.at(-1)?.status === "asked" && !isMoney(payment);
  const about = { payment, voucher: withNumber.at(-1), graceEndsAt, unusedUntil, sync };

  switch (decision.act) {
    case "nothing":
      if (sync.told === "paid") await tellEarlyRefunds(deps, payment);
      return finish(deps, job, sync);
    case "wait": {
      if (isReopening) return finish(deps, job, sync);
      await settle(deps, job, sync);
      const afterSeconds = Math.ceil((decision.until.getTime() - now.getTime()) / 1000);
      return { kind: "again", job: { ...job, tries: 0 }, afterSeconds };
    }
    case "hold":
      return decision.why === "difference"
        ? hold(deps, job, about, "payment_difference")
        : takeLateMoney(deps, job, about);
    case "tell":
      if (isReopening && decision.verb === "reject") return finish(deps, job, sync);
      return tell(deps, job, { ...about, verb: decision.verb }, now);
  }
}

/** From when an order nobody asked a number for is closed: at once when it wants no money any more. */
function unusedUntilOf(deps: SyncShopDeps, payment: Payment, { told }: ShopSyncRow): Date | null {
  if (!deps.doorOf(payment).hasOrderFromStart) return null;
  if (!payment.isWithdrawn) return closesUnusedAt(payment.createdAt);
  return told === "pending" ? payment.createdAt : null;
}

/** What is being told, or held back. */
type Held = Pick<Telling, "payment" | "sync">;

interface Telling {
  readonly payment: Payment;
  /** The last that has a number, and when no money for any of them can come any more. */
  readonly voucher: Voucher | undefined;
  readonly graceEndsAt: Date | null;
  readonly unusedUntil: Date | null;
  readonly verb: Verb;
  readonly sync: ShopSyncRow;
}

async function tell(deps: SyncShopDeps, job: SyncJob, telling: Telling, now: Date): Promise<JobOutcome> {
  const { payment, verb, sync } = telling;
  const { shopId, paymentId } = job;
  if (verb === "resolve" && (await isLateAndKept(deps, payment))) return finish(deps, job, sync);
  // Only one payment of an order may be resolved. The row is written before the shop hears of it.
  if (verb === "resolve" && !(await deps.shopSync.winGroup(shopId, payment.groupId, paymentId))) {
    return holdSecond(deps, job, telling);
  }
  // The order goes on with another attempt: closing this one could only unsettle the shop.
  if (verb === "reject" && (await deps.shopSync.isAnotherTold(shopId, payment.groupId, paymentId))) {
    return finish(deps, job, sync);
  }
  const answer = await say(deps, telling, now);
  deps.probe("shop-answered");
  if (!answer.ok) return fail(deps, job, telling, answer.error);
  await deps.shopSync.saveTold(shopId, paymentId, toldBy[verb], answer.value.nextUrl);
  deps.probe("shop-told");
  // More may have become true while the shop was being told.
  return bringUpToDate(deps, job, { ...sync, told: toldBy[verb], nextUrl: answer.value.nextUrl }, now);
}

function say(
  deps: SyncShopDeps,
  { payment, voucher, graceEndsAt, unusedUntil, verb }: Telling,
  now: Date,
): Promise<Result<ShopAnswer, ShopError>> {
  const { id: paymentId, shop, sessionGid: paymentGid, merchantLocale, amount } = payment;
  const door = deps.doorOf(payment);
  const payUrl = deps.payUrl(payment.token);
  switch (verb) {
    case "pending":
      if (voucher && graceEndsAt) return tellPending(door, payment, { voucher, graceEndsAt, payUrl }, now);
      if (!unusedUntil) throw new Error("pending without a voucher");
      return door.tell(shop, { verb, paymentGid, expiresAt: unusedUntil, payUrl });
    case "resolve":
      return door.tell(shop, { verb, paymentGid, paymentId, amount });
    case "reject": {
      const reason = reasonFor(payment);
      const merchantMessage = deps.explainClosing(reason, merchantLocale);
      return door.tell(shop, { verb, paymentGid, paymentId, amount, reason, merchantMessage });
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
  telling: Telling,
  error: ShopError,
): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  const { payment, verb } = telling;
  if (error.kind === "opposite_final" && verb !== "pending") {
    // The shop holds the opposite answer for good; we take over its view and hand money to a person.
    await deps.shopSync.saveTold(shopId, paymentId, verb === "resolve" ? "closed" : "paid", null);
    return verb === "resolve"
      ? takeLateMoney(deps, job, telling)
      : hold(deps, job, telling, "paid_after_close");
  }
  if (error.kind === "order_changed") return holdChanged(deps, job, telling);
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
async function takeLateMoney(deps: SyncShopDeps, job: SyncJob, about: Held): Promise<JobOutcome> {
  const { payment, sync } = about;
  if (await isPaidByAnother(deps, payment)) return holdSecond(deps, job, about);
  await handleLateMoney(deps, payment, true);
  return finish(deps, job, sync);
}

async function isPaidByAnother(deps: SyncShopDeps, { id, shop, groupId }: Payment): Promise<boolean> {
  const winner = await deps.shopSync.groupWinner(shop.id, groupId);
  return winner !== null && winner !== id;
}

/** Another attempt of the order was paid as well: this money has to go back, and the shop hears nothing of it. */
async function holdSecond(deps: SyncShopDeps, job: SyncJob, about: Held): Promise<JobOutcome> {
  const { payment, sync } = about;
  if (payment.state === "refunded") return finish(deps, job, sync);
  const { id, shop, sessionId } = payment;
  const detail = {
    payment_id: sessionId,
    amount: formatDecimal(payment.amount),
    currency: payment.amount.currency,
  };
  const key = markKey(payment, "paid_twice");
  await deps.transactions.transaction((tx) =>
    tx.openException({ shopId: shop.id, paymentId: id, kind: "paid_twice", key, detail }),
  );
  return hold(deps, job, about, "paid_twice");
}

/** The order was edited after the shopper had paid it: it cannot be paid with this money, and a person must decide. */
async function holdChanged(deps: SyncShopDeps, job: SyncJob, about: Held): Promise<JobOutcome> {
  const { id, shop, sessionId, amount } = about.payment;
  const detail = { payment_id: sessionId, amount: formatDecimal(amount), currency: amount.currency };
  const key = `payment:${id}:order_changed`;
  await deps.transactions.transaction((tx) =>
    tx.openException({ shopId: shop.id, paymentId: id, kind: "order_changed", key, detail }),
  );
  return hold(deps, job, about, "payment_difference");
}

async function hold(
  deps: SyncShopDeps,
  job: SyncJob,
  { payment, sync }: Held,
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
