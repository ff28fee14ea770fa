import { randomUUID } from "node:crypto";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { signBody } from "../signatures.ts";
import type { Deliveries, Webhook } from "./webhook.ts";

const totalTimeoutMs = 5000;

export function makeDeliveries(sandbox: () => Sandbox): Deliveries {
  const running = new Set<Promise<void>>();
  const stopped = new AbortController();
  let held: Webhook[] | null = null;
  let copies = 1;
  let isLost = false;
  const start = (webhook: Webhook): Promise<void> => {
    const delivery: Promise<void> = deliver(sandbox(), webhook, stopped.signal).finally(() =>
      running.delete(delivery),
    );
    running.add(delivery);
    return delivery;
  };
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    send(webhook) {
      if (isLost) return;
      if (held) held.push(webhook);
      else for (let copy = 0; copy < copies; copy += 1) void start(webhook);
    },
    settled,
    hold: () => {
      held = [];
    },
    async release(order) {
      const kept = held ?? [];
      held = null;
      // One after the other, so that the order is kept.
      for (const webhook of order === "reversed" ? kept.reverse() : kept)
        for (let copy = 0; copy < copies; copy += 1) await start(webhook);
      await settled();
    },
    setCopies: (count) => {
      copies = count;
    },
    setLost: (value) => {
      isLost = value;
    },
    stop: () => stopped.abort(),
  };
}

/** One webhook until it is taken or all tries are used up; the delivery keeps its id, as at Shopify. */
async function deliver(sandbox: Sandbox, webhook: Webhook, stopped: AbortSignal): Promise<void> {
  const { app, limits, state } = sandbox;
  const body = JSON.stringify(webhook.payload);
  const webhookId = randomUUID();
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": webhook.topic,
    "x-shopify-shop-domain": webhook.shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-event-id": webhook.eventId,
    "x-shopify-triggered-at": isoNow(sandbox),
    "x-shopify-hmac-sha256": signBody(body, app.store?.apiSecret ?? ""),
  };
  const { shop, topic: subject } = webhook;
  for (let attempt = 1; !stopped.aborted; attempt += 1) {
    const at = isoNow(sandbox);
    const begun = performance.now();
    const answer = await post(webhook.url, body, headers);
    const durationMs = Math.round(performance.now() - begun);
    state.sent.push({
      at,
      shop,
      kind: "webhook",
      subject,
      requestId: webhookId,
      attempt,
      durationMs,
      ...answer,
    });
    sandbox.changed();
    if (answer.failure === null) return;
    const delay = limits.webhookRetryDelaysMs[attempt - 1];
    if (delay === undefined) break;
    await pause(delay, stopped);
  }
  if (webhook.subscriptionId !== null && !stopped.aborted) state.subscriptions.delete(webhook.subscriptionId);
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number | null; failure: string | null }> {
  try {
    const signal = AbortSignal.timeout(totalTimeoutMs);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.arrayBuffer();
    return { status: response.status, failure: response.ok ? null : `HTTP ${response.status}` };
  } catch (error) {
    return { status: null, failure: error instanceof Error ? error.name : "unknown" };
  }
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    const end = (): void => {
      clearTimeout(timer);
      done();
    };
    stopped.addEventListener("abort", end, { once: true });
  });
}
