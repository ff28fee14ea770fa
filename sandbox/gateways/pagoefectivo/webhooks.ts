import { Agent } from "node:http";
import type { Faults } from "../faults.ts";
import { loopbackOrigin, postWebhook, type OutgoingWebhook } from "../post-webhook.ts";
import { createRecentList } from "../recent-list.ts";

/** One try to deliver one notification. */
export interface WebhookDelivery extends OutgoingWebhook {
  readonly cip: number;
  /** 1 for the first try; there is only one more. */
  readonly attempt: number;
  /** `not_sent`: the host is neither loopback nor in `publicHosts`. */
  readonly outcome: "delivered" | "refused" | "unreachable" | "timed_out" | "dropped" | "not_sent";
  readonly status: number | null;
}

export interface WebhookOptions {
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly retryDelayMs: number;
  readonly faults: Faults;
}

const mostTries = 2;

/** Sends notifications side by side; each gets one second try when it was not answered 200. */
export function createWebhookSender(options: WebhookOptions) {
  const agent = new Agent({ keepAlive: true });
  const deliveries = createRecentList<WebhookDelivery>(20_000);
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;

  const later = (delayMs: number, run: () => Promise<void>) => {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run();
    }, delayMs);
    timers.add(timer);
  };

  const deliver = async (cip: number, webhook: OutgoingWebhook, attempt: number): Promise<void> => {
    const record = (outcome: WebhookDelivery["outcome"], status: number | null) =>
      deliveries.add({ ...webhook, cip, attempt, outcome, status });
    if (options.faults.dropWebhooks) return record("dropped", null);
    const origin = loopbackOrigin(webhook.url, options.publicHosts);
    if (origin === null) return record("not_sent", null);
    const result = await postWebhook(webhook, origin, agent, options.timeoutMs);
    if (isClosed) return;
    const isTaken = result.outcome === "answered" && result.status === 200;
    if (result.outcome === "answered") record(isTaken ? "delivered" : "refused", result.status);
    else record(result.outcome, null);
    if (!isTaken && attempt < mostTries)
      later(options.retryDelayMs, () => deliver(cip, webhook, attempt + 1));
  };

  return {
    /** The bytes are the same in every copy and try. */
    send(cip: number, webhook: OutgoingWebhook) {
      const copies = options.faults.duplicateWebhooks ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) later(0, () => deliver(cip, webhook, 1));
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
