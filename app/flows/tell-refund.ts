import { nextDelay, shopTellDelays } from "../domain/retry.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Door } from "../ports/platform.ts";
import type { Probe } from "../ports/probe.ts";
import type { Payment } from "../ports/records.ts";
import type { RefundStore } from "../ports/refund-store.ts";
import type { AlertStore, PaymentStore, ShopSyncStore } from "../ports/store.ts";

export interface TellRefundDeps {
  readonly refunds: RefundStore;
  readonly payments: PaymentStore;
  readonly shopSync: ShopSyncStore;
  readonly alerts: AlertStore;
  readonly probe: Probe;
  doorOf(payment: Payment): Door;
}

type TellRefundJob = Extract<Job, { name: "tell-refund" }>;

/**
 * Writes a refund that the merchant made here into the books of the order that its money had paid. The refund's id is
 * the key, so that the shop has it once. An order that was not told paid has nothing to give back yet: once it is, its
 * refunds are told then (`tell-early-refunds.ts`).
 */
export async function tellRefund(deps: TellRefundDeps, job: TellRefundJob): Promise<JobOutcome> {
  const { shopId, refundId } = job;
  const refund = await deps.refunds.find(shopId, refundId);
  const payment = refund && (await deps.payments.find(shopId, refund.paymentId));
  if (!payment) throw new Error("a refund without its payment");
  if ((await deps.shopSync.read(shopId, payment.id))?.told !== "paid") return done;
  const { shop, sessionGid: paymentGid, sessionId } = payment;
  const { amount } = refund;
  const told = await deps.doorOf(payment).tell(shop, { verb: "refund_made", paymentGid, refundId, amount });
  const key = `refund:${refundId}:untold`;
  if (told.ok) {
    deps.probe("order-refund-told");
    if (job.tries > 0) await deps.alerts.resolve(key);
    return done;
  }
  const tries = job.tries + 1;
  const delay = nextDelay(shopTellDelays, tries);
  if (delay !== undefined) return { kind: "again", job: { ...job, tries }, afterSeconds: delay };
  const error = `${told.error.kind}: ${told.error.detail}`;
  await deps.alerts.raise({
    shopId,
    kind: "refund_untold",
    key,
    detail: { payment_id: sessionId, error, tries },
  });
  return done;
}
