import type { JobName } from "../ports/jobs.ts";

/** Each loop takes a batch and works it at once; several loops, so that a slow call holds up its own batch only. */
interface WorkerOptions {
  readonly batchSize: number;
  readonly localConcurrency: number;
  readonly pollingIntervalSeconds: number;
  readonly notifyPollingIntervalSeconds: number;
  readonly burstWhenBatchFull: boolean;
}

/** Woken at once by the commit that wrote the job; the polling is for jobs whose time has come. */
const woken = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, burstWhenBatchFull: true };

export const workers: readonly { readonly queue: JobName; readonly options: WorkerOptions }[] = [
  { queue: "process-inbox", options: { ...woken, batchSize: 8, localConcurrency: 4 } },
  { queue: "sync-shop", options: { ...woken, batchSize: 8, localConcurrency: 4 } },
  // A gateway that takes 2 s for each still gives a hundred vouchers a second.
  { queue: "issue-voucher", options: { ...woken, batchSize: 32, localConcurrency: 8 } },
  { queue: "clear-up-voucher", options: { ...woken, batchSize: 4, localConcurrency: 1 } },
  { queue: "ask-for-shopper", options: { ...woken, batchSize: 8, localConcurrency: 2 } },
  { queue: "plan-messages", options: { ...woken, batchSize: 8, localConcurrency: 2 } },
  { queue: "send-message", options: { ...woken, batchSize: 4, localConcurrency: 2 } },
  { queue: "look-at-order", options: { ...woken, batchSize: 8, localConcurrency: 2 } },
  { queue: "answer-request", options: { ...woken, batchSize: 4, localConcurrency: 1 } },
  { queue: "refund-payment", options: { ...woken, batchSize: 4, localConcurrency: 1 } },
  { queue: "tell-flow", options: { ...woken, batchSize: 8, localConcurrency: 2 } },
  { queue: "tell-refund", options: { ...woken, batchSize: 4, localConcurrency: 1 } },
  { queue: "probe-webhook", options: { ...woken, batchSize: 4, localConcurrency: 1 } },
];

export const schedules = [
  { queue: "poll-payments", cron: "* * * * *" },
  { queue: "check-refunds", cron: "* * * * *" },
  { queue: "refresh-accounts", cron: "17 * * * *" },
  // Hourly, for the accounts whose last probe is a day old.
  { queue: "probe-webhooks", cron: "41 * * * *" },
  { queue: "raise-overdue", cron: "*/10 * * * *" },
  { queue: "measure-waits", cron: "23 8 * * *" },
  // Once an hour, as isCancelDue (domain/grace.ts) counts.
  { queue: "expire-vouchers", cron: "37 * * * *" },
  // A webhook that never came leaves a shopper without a number: soon, and one small query where nothing changed.
  { queue: "catch-up-orders", cron: "*/10 * * * *" },
  { queue: "repair-subscriptions", cron: "23 3 * * *" },
  { queue: "read-shop-names", cron: "53 3 * * *" },
] as const;
