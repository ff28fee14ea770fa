import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { colombianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  call,
  createEfecty,
  idOf,
  publicOrigin,
  startReceiver,
  startSandbox,
  until,
  type ReceivedWebhook,
} from "./sandbox-setup.ts";

/** Written from the documentation, apart from the sandbox's own signer. */
function isSigned(webhook: ReceivedWebhook, secret: string): boolean {
  const parts = new Map(
    String(webhook.headers["x-signature"])
      .split(",")
      .map((part) => part.trim().split("=") as [string, string]),
  );
  const manifest = [
    ["id", webhook.url.searchParams.get("data.id")],
    ["request-id", webhook.headers["x-request-id"]],
    ["ts", parts.get("ts")],
  ]
    .map(([key, value]) => `${String(key)}:${String(value)};`)
    .join("");
  return createHmac("sha256", secret).update(manifest).digest("hex") === parts.get("v1");
}

async function startPair(answer?: (index: number) => number | null, options = {}) {
  const receiver = await startReceiver(answer);
  const publicHosts = { [publicOrigin]: receiver.origin };
  const sandbox = await startSandbox({ publicHosts, ...options });
  return { ...receiver, sandbox };
}

const url = { notification_url: `${publicOrigin}/webhooks/mp/acc_1` };

describe("webhooks", () => {
  it("come for creation and for each change, signed by the manifest rule", async () => {
    const { sandbox, received } = await startPair();
    const id = idOf(await createEfecty(sandbox, url));
    await until(() => received.length === 1, "payment.created");
    sandbox.pay(id);
    await until(() => received.length === 2, "payment.updated");
    expect(received.map((webhook) => webhook.body["action"])).toEqual(["payment.created", "payment.updated"]);
    for (const webhook of received) {
      expect(isSigned(webhook, colombianSeller.webhookSecret)).toBe(true);
      expect(isSigned(webhook, "0".repeat(64))).toBe(false);
      expect(webhook.url.pathname + webhook.url.search).toBe(`/webhooks/mp/acc_1?data.id=${id}&type=payment`);
      expect(webhook.headers["host"]).toBe("hooks.recaudo.example.com");
      expect(String(webhook.headers["x-signature"])).toMatch(/^ts=\d{13},v1=[0-9a-f]{64}$/);
    }
    expect(received[0]?.body).toEqual({
      action: "payment.created",
      api_version: "v1",
      data: { id: String(id) },
      date_created: expect.stringMatching(/-04:00$/) as string,
      id: expect.any(Number) as number,
      live_mode: true,
      type: "payment",
      user_id: colombianSeller.userId,
      version: 1,
    });
  });

  it("keep a query that the address already has", async () => {
    const { sandbox, received } = await startPair();
    const id = idOf(
      await createEfecty(sandbox, { notification_url: `${publicOrigin}/w?source_news=webhooks` }),
    );
    await until(() => received.length === 1, "the webhook");
    expect(received[0]?.url.search).toBe(`?source_news=webhooks&data.id=${id}&type=payment`);
  });

  it("come also for expiry, cancel and refund", async () => {
    const { sandbox, received } = await startPair();
    const expired = idOf(await createEfecty(sandbox, url));
    const canceled = idOf(await createEfecty(sandbox, url));
    const refunded = idOf(await createEfecty(sandbox, url));
    sandbox.expire(expired);
    await call(sandbox, `/v1/payments/${canceled}`, { method: "PUT", body: { status: "cancelled" } });
    sandbox.pay(refunded);
    await call(sandbox, `/v1/payments/${refunded}/refunds`, { body: {} });
    await until(() => received.length === 7, "seven webhooks");
    const updated = received.filter((webhook) => webhook.body["action"] === "payment.updated");
    const ids = updated.map((webhook) => Number(webhook.url.searchParams.get("data.id")));
    expect(ids.toSorted()).toEqual([expired, canceled, refunded, refunded].toSorted());
  });

  it("are tried again until answered 200 or 201, each time with a new id, ts and signature", async () => {
    const answers = [500, 302, 201];
    const { sandbox, received } = await startPair((index) => answers[index] ?? 200, {
      webhookRetryDelaysMs: [5, 5, 5],
    });
    await createEfecty(sandbox, url);
    await until(() => received.length === 3, "three tries");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(received).toHaveLength(3);
    expect(received.every((webhook) => isSigned(webhook, colombianSeller.webhookSecret))).toBe(true);
    expect(new Set(received.map((webhook) => webhook.body["id"])).size).toBe(3);
    expect(new Set(received.map((webhook) => webhook.headers["x-signature"])).size).toBe(3);
    const log = sandbox.webhooks().map(({ attempt, outcome, status }) => [attempt, outcome, status]);
    expect(log).toEqual([
      [1, "refused", 500],
      [2, "refused", 302],
      [3, "delivered", 201],
    ]);
  });

  it("are tried again when nobody answers in time or nobody listens", async () => {
    const slow = await startPair((index) => (index === 0 ? null : 200), {
      webhookTimeoutMs: 20,
      webhookRetryDelaysMs: [1],
    });
    await createEfecty(slow.sandbox, url);
    await until(() => slow.sandbox.webhooks().length === 2, "the second try");
    expect(slow.sandbox.webhooks().map((delivery) => delivery.outcome)).toEqual(["timed_out", "delivered"]);

    const publicHosts = { [publicOrigin]: "http://127.0.0.1:1" };
    const lonely = await startSandbox({ publicHosts, webhookRetryDelaysMs: [1] });
    await createEfecty(lonely, url);
    await until(() => lonely.webhooks().length === 2, "both tries");
    expect(lonely.webhooks().map((delivery) => delivery.outcome)).toEqual(["unreachable", "unreachable"]);
  });

  it("to a public host that is not mapped are recorded and never sent", async () => {
    const { sandbox, received } = await startPair();
    await createEfecty(sandbox, { notification_url: "https://elsewhere.example.com/hook" });
    await until(() => sandbox.webhooks().length === 1, "the record");
    expect(sandbox.webhooks()[0]).toMatchObject({ outcome: "not_sent", action: "payment.created" });
    expect(received).toEqual([]);
  });

  it("can be dropped or doubled", async () => {
    const { sandbox, received } = await startPair();
    sandbox.faults.dropWebhooks = true;
    await createEfecty(sandbox, url);
    await until(() => sandbox.webhooks().length === 1, "the record");
    expect(sandbox.webhooks()[0]?.outcome).toBe("dropped");
    expect(received).toEqual([]);
    sandbox.faults.clear();
    sandbox.faults.duplicateWebhooks = true;
    await createEfecty(sandbox, url);
    await until(() => received.length === 2, "both copies");
    expect(new Set(received.map((webhook) => webhook.body["id"])).size).toBe(2);
  });
});
