import { flowDelays, nextDelay } from "../domain/retry.ts";
import type { FlowDesk } from "../ports/flow-desk.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { StoreShops } from "../ports/order-store.ts";
import type { AlertStore, PaymentStore } from "../ports/store.ts";

export interface TellFlowDeps {
  readonly flowDesk: FlowDesk;
  readonly storeShops: StoreShops;
  readonly payments: PaymentStore;
  readonly alerts: AlertStore;
  payUrl(token: string): string;
}

type TellFlowJob = Extract<Job, { name: "tell-flow" }>;

/**
 * Begins the merchant's workflows for one piece of news. Told at least once: a worker that dies between the shop's
 * answer and the end of its job tells again, with the same `event`.
 */
export async function tellFlow(deps: TellFlowDeps, job: TellFlowJob): Promise<JobOutcome> {
  const { shopId, paymentId, trigger, event, mark } = job;
  const shop = await deps.storeShops.find(shopId);
  // The app is gone, and its workflows with it.
  if (!shop) return done;
  const payment = await deps.payments.find(shopId, paymentId);
  if (!payment) throw new Error("news of a payment that is not there");
  const voucher = await deps.payments.latestVoucher(shopId, paymentId);
  const begun = await deps.flowDesk.begin(shop, {
    ...{ trigger, event, mark },
    orderGid: payment.sessionGid,
    method: voucher?.method ?? null,
    amount: payment.amount,
    payUrl: deps.payUrl(payment.token),
  });
  const key = `flow:${shopId}:${trigger}`;
  if (begun.ok) {
    await deps.alerts.resolve(key);
    return done;
  }
  const { kind, detail } = begun.error;
  const tries = job.tries + 1;
  // What the shop does not take now, it does not take later: the trigger is not deployed there.
  const delay = kind === "refused" ? undefined : nextDelay(flowDelays, tries);
  if (delay !== undefined) return { kind: "again", job: { ...job, tries }, afterSeconds: delay };
  await deps.alerts.raise({
    shopId,
    kind: "flow_untold",
    key,
    detail: { shop: shop.domain, trigger, payment_id: payment.sessionId, error: `${kind}: ${detail}`, tries },
  });
  return done;
}
