import { Agent } from "node:http";
import type { Faults } from "../faults.ts";
import { postWebhook, type OutgoingWebhook } from "../post-webhook.ts";
import { createRecentList } from "../recent-list.ts";
import type { Merchant } from "./merchants.ts";
import { signV2 } from "./signature.ts";

/** One try to deliver one notification. */
export interface NotificationDelivery extends OutgoingWebhook {
  /** The payment, also when the notification is about a refund of it. */
  readonly paymentId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** `not_sent`: the host is neither loopback nor in `publicHosts`. */
  readonly outcome: "delivered" | "refused" | "unreachable" | "timed_out" | "dropped" | "not_sent";
  readonly status: number | null;
}

export interface NotificationOptions {
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  readonly faults: Faults;
}

interface Notification extends OutgoingWebhook {
  readonly paymentId: string;
}

export type NotificationSender = ReturnType<typeof createNotificationSender>;

/**
 * Sends signed notifications side by side, each retried until a 2xx. Whether a retry is signed anew is not
 * documented: here it is the same bytes again, the harder case for whoever refuses old ones.
 */
export function createNotificationSender(options: NotificationOptions) {
  const agent = new Agent({ keepAlive: true });
  const deliveries = createRecentList<NotificationDelivery>(20_000);
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

  const deliver = async (notification: Notification, attempt: number): Promise<void> => {
    const record = (outcome: NotificationDelivery["outcome"], status: number | null) =>
      deliveries.add({ ...notification, attempt, outcome, status });
    if (options.faults.dropWebhooks) return record("dropped", null);
    const origin = loopbackOrigin(notification.url, options.publicHosts);
    if (origin === null) return record("not_sent", null);
    const result = await postWebhook(notification, origin, agent, options.timeoutMs);
    if (isClosed) return;
    const isTaken = result.outcome === "answered" && result.status >= 200 && result.status < 300;
    if (result.outcome === "answered") record(isTaken ? "delivered" : "refused", result.status);
    else record(result.outcome, null);
    const retryIn = options.retryDelaysMs[attempt - 1];
    if (!isTaken && retryIn !== undefined) later(retryIn, () => deliver(notification, attempt + 1));
  };

  return {
    /** Sends `body` as it is now to the address, when there is one. */
    send(merchant: Merchant, paymentId: string, url: string | null, body: object) {
      if (url === null) return;
      const notification = { paymentId, url, ...signed(merchant, body, options.now()) };
      const copies = options.faults.duplicateWebhooks ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) later(0, () => deliver(notification, 1));
    },
    log: () => deliveries.list(),
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      agent.destroy();
    },
  };
}

function signed(merchant: Merchant, content: object, now: number): Pick<OutgoingWebhook, "headers" | "body"> {
  const body = JSON.stringify(content);
  const date = new Date(now).toISOString();
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-date": date,
    authorization: signV2(merchant, date, body),
  };
  return { headers, body };
}

function loopbackOrigin(url: string, publicHosts: Readonly<Record<string, string>>): string | null {
  const { origin, hostname } = new URL(url);
  const mapped = publicHosts[origin];
  if (mapped !== undefined) return mapped;
  return hostname === "127.0.0.1" || hostname === "localhost" ? origin : null;
}
