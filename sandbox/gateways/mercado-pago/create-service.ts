import { watchVouchers } from "./deadlines.ts";
import type { FaultBoard } from "../faults.ts";
import type { MercadoPagoOptions } from "./options.ts";
import { createPaymentStore, type StoreContents } from "./payment-store.ts";
import { createSearchIndex } from "./search-index.ts";
import { defaultSellers } from "./sellers.ts";
import type { Service } from "./service.ts";
import type { Snapshot } from "../snapshot.ts";
import { createWebhookSender } from "./webhooks.ts";

const minute = 60_000;
// "Every 15 minutes until answered", wider after the third (devsite-docs, 2026-09).
const realRetryDelaysMs = [15, 15, 15, 60, 360, 960].map((minutes) => minutes * minute);

export interface ServiceParts {
  readonly options: MercadoPagoOptions;
  readonly snapshot: Snapshot<StoreContents>;
  readonly faults: FaultBoard;
  readonly now: () => number;
  readonly voucherOrigin: () => string;
}

/** Puts the parts together, with the payments of the last run when there are any. */
export function createService(parts: ServiceParts): Service {
  const { options, snapshot, faults, now, voucherOrigin } = parts;
  const deadlines = watchVouchers(now, snapshot.contents?.clockOffset ?? 0);
  const store = createPaymentStore(snapshot.contents, firstId(), () =>
    snapshot.changed(() => store.contents(deadlines.offset())),
  );
  for (const payment of store.all()) deadlines.watch(payment);
  const webhooks = createWebhookSender({
    publicHosts: options.publicHosts,
    now,
    delayMs: options.webhookDelayMs ?? 0,
    timeoutMs: options.webhookTimeoutMs ?? 22_000,
    retryDelaysMs: options.webhookRetryDelaysMs ?? realRetryDelaysMs,
    faults,
  });
  return {
    sellers: options.sellers ?? defaultSellers,
    store,
    webhooks,
    faults,
    deadlines,
    searchIndex: createSearchIndex(() => faults.searchLagMs, now),
    now,
    voucherOrigin,
  };
}

/** Grows with the wall clock, so that a sandbox started over never repeats the ids of an older one. */
function firstId(): number {
  return Math.floor(Date.now() / 10);
}
