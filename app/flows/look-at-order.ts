import { lookAtOrderDelays, nextDelay } from "../domain/retry.ts";
import { isOurs } from "../domain/shop-order.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { OrderDesk } from "../ports/order-desk.ts";
import type { OrderRow, OrderSettingsStore, OrderStore, StoreShops } from "../ports/order-store.ts";
import type { ShopError, ShopRef } from "../ports/platform.ts";
import type { AlertStore } from "../ports/store.ts";
import { actOnOrder, type ActOnOrderDeps } from "./act-on-order.ts";

export interface LookAtOrderDeps extends ActOnOrderDeps {
  readonly orders: OrderStore;
  readonly orderSettings: OrderSettingsStore;
  readonly storeShops: StoreShops;
  readonly orderDesk: OrderDesk;
  readonly alerts: AlertStore;
}

type LookJob = Extract<Job, { name: "look-at-order" }>;

/**
 * News of an order rings the bell, as a gateway's webhook does: the shop is asked what the order is now, and that is
 * acted on. So news may come twice, late, in any order or not at all. One caller at a time holds an order's row.
 */
export async function lookAtOrder(deps: LookAtOrderDeps, job: LookJob, now: Date): Promise<JobOutcome> {
  const { shopId, orderId } = job;
  const shop = await deps.storeShops.find(shopId);
  if (!shop) return done;
  const known = await deps.orders.find(shopId, orderId);
  if (known ? isOldNews(known, job) : await isOthers(deps, job)) return done;
  const row = await deps.orders.claim(shopId, orderId, timeLimits.claimSeconds);
  if (row === "busy") return { kind: "again", job, afterSeconds: 2 };
  const order = await deps.orderDesk.read(shop, orderId);
  if (!order.ok) return afterError(deps, job, { shop, row, error: order.error });
  if (row.seenUpdatedAt && order.value.updatedAt < row.seenUpdatedAt)
    return afterError(deps, job, { shop, row, error: stale });
  const outcome = await actOnOrder(deps, { shop, row, order: order.value }, now);
  if (!outcome.ok) return afterError(deps, job, { shop, row, error: outcome.error });
  const { name, updatedAt, confirmationNumber } = order.value;
  const seen = { name, updatedAt, outcome: outcome.value, confirmationNumber };
  await deps.orders.saveSeen(shopId, orderId, seen);
  if (row.hasFailed) await deps.alerts.resolve(deadKey(job));
  return done;
}

/** An answer that is older than what we acted on: the shop's own readers lag behind it. */
const stale: ShopError = { kind: "unavailable", detail: "an older view of the order than the last" };

/** Both times are the shop's own, and whole seconds: what changed in the second we saw may be news. */
function isOldNews({ seenUpdatedAt, hasFailed }: OrderRow, { updatedAt }: LookJob): boolean {
  return !hasFailed && updatedAt !== null && seenUpdatedAt !== null && new Date(updatedAt) < seenUpdatedAt;
}

/** Most orders of a shop are paid by other means, and asking for each of them would cost the shop's rate limit. */
async function isOthers(
  { orderSettings }: LookAtOrderDeps,
  { shopId, methodNames }: LookJob,
): Promise<boolean> {
  const settings = await orderSettings.read(shopId);
  if (settings.methodNames.length === 0) return true;
  return methodNames !== null && !isOurs(methodNames, settings.methodNames);
}

async function afterError(
  deps: LookAtOrderDeps,
  job: LookJob,
  { shop, row, error }: { readonly shop: ShopRef; readonly row: OrderRow; readonly error: ShopError },
): Promise<JobOutcome> {
  const { shopId, orderId } = job;
  const tries = job.tries + 1;
  // Deleted, older than the shop shows us, or another shop's: no later look would find it.
  const isGone = error.kind === "not_found";
  const delay = isGone ? undefined : nextDelay(lookAtOrderDelays, tries);
  await deps.orders.release(shopId, orderId, !isGone || row.hasFailed);
  if (isGone) return done;
  if (delay !== undefined) return { kind: "again", job: { ...job, tries }, afterSeconds: delay };
  await deps.alerts.raise({
    shopId,
    kind: "order_dead",
    key: deadKey(job),
    detail: { shop: shop.domain, order: orderId, error: `${error.kind}: ${error.detail}`, tries },
  });
  return done;
}

function deadKey({ shopId, orderId }: LookJob): string {
  return `order:${shopId}:${orderId}:dead`;
}
