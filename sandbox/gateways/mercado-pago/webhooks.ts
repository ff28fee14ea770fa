import { Agent } from "node:http";
import type { Faults } from "../faults.ts";
import type { Payment } from "./payment.ts";
import { loopbackOrigin, postWebhook } from "../post-webhook.ts";
import { createRecentList } from "../recent-list.ts";
import type { Seller } from "./sellers.ts";
import { buildWebhookRequest, type WebhookAction, type WebhookRequest } from "./webhook-request.ts";

/** One try to deliver one webhook. */
export interface WebhookDelivery extends WebhookRequest {
  readonly paymentId: number;
  readonly action: WebhookAction;
  /** 1 for the first try. */
  readonly attempt: number;
  /** `not_sent`: the host is neither loopback nor in `publicHosts`. */
  readonly outcome: "delivered" | "refused" | "unreachable" | "timed_out" | "dropped" | "not_sent";
  readonly status: number | null;
}

export interface WebhookOptions {
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly now: () => number;
  readonly delayMs: number;
  readonly timeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  readonly faults: Faults;
}

interface Event {
  readonly payment: Payment;
  readonly action: WebhookAction;
  readonly notificationUrl: string;
}

/** Sends webhooks side by side, each retried on its own schedule until answered 200 or 201. */
export function createWebhookSender(options: WebhookOptions) {
  const agent = new Agent({ keepAlive: true });
  const deliveries = createRecentList<WebhookDelivery>(20_000);
  const timers = new Set<NodeJS.Timeout>();
  let lastNotificationId = Date.now();
  let isClosed = false;

  const later = (delayMs: number, run: () => Promise<void>) => {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run();
    }, delayMs);
    timers.add(timer);
  };

  const deliver = async (event: Event, seller: Seller, attempt: number): Promise<void> => {
    const webhook = buildWebhookRequest(event, seller, (lastNotificationId += 1), options.now());
    const record = (outcome: WebhookDelivery["outcome"], status: number | null) =>
      deliveries.add({
        ...webhook,
        paymentId: event.payment.id,
        action: event.action,
        attempt,
        outcome,
        status,
      });
    if (options.faults.dropWebhooks) return record("dropped", null);
    const origin = loopbackOrigin(webhook.url, options.publicHosts);
    if (origin === null) return record("not_sent", null);

    const result = await postWebhook(webhook, origin, agent, options.timeoutMs);
    if (isClosed) return;
    const isTaken = result.outcome === "answered" && (result.status === 200 || result.status === 201);
    if (result.outcome === "answered") record(isTaken ? "delivered" : "refused", result.status);
    else record(result.outcome, null);
    const retryIn = options.retryDelaysMs[attempt - 1];
    if (!isTaken && retryIn !== undefined) later(retryIn, () => deliver(event, seller, attempt + 1));
  };

  return {
    /** Tells the payment's `notification_url`, when it has one, what just happened. */
    notify(payment: Payment, seller: Seller, action: WebhookAction) {
      const { notificationUrl } = payment.details;
      if (notificationUrl === null) return;
      const copies = options.faults.duplicateWebhooks ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        later(options.delayMs, () => deliver({ payment, action, notificationUrl }, seller, 1));
    },
    log: () => deliveries.list(),
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      agent.destroy();
    },
  };
}

export type WebhookSender = ReturnType<typeof createWebhookSender>;
