import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { colombianMerchant } from "../../../sandbox/gateways/dlocal/merchants.ts";
import { signV2 } from "../../../sandbox/gateways/dlocal/signature.ts";
import { startDlocalSandbox } from "../../../sandbox/gateways/dlocal/start.ts";
import {
  call,
  closeAfterTest,
  createEfecty,
  startReceiver,
  startSandbox,
  until,
  type Json,
} from "./sandbox-setup.ts";

const day = 86_400_000;
const parse = (text: string) => JSON.parse(text) as Json;

describe("money at the counter", () => {
  it("turns a ticket paid, found by its number typed with spaces", async () => {
    const sandbox = await startSandbox();
    const id = await createEfecty(sandbox);
    const number = sandbox.find(id)?.reference ?? "";
    expect(sandbox.pay(`${number.slice(0, 4)} ${number.slice(4)}`)).toMatchObject({
      ok: true,
      payment: { id },
    });
    const { json } = await call(sandbox, `/payments/${id}`);
    expect(json).toMatchObject({ status: "PAID", status_code: "200" });
    expect(json["approved_date"]).toMatch(/\+0000$/);
  });

  it("is not taken twice, for an unknown number, for another amount, or late unless told to", async () => {
    const sandbox = await startSandbox();
    const [id, late] = [await createEfecty(sandbox), await createEfecty(sandbox)];
    expect(sandbox.pay(id, { amount: "1" })).toEqual({ ok: false, reason: "bad_amount" });
    sandbox.pay(id);
    sandbox.expire(late);
    expect(sandbox.pay(id)).toEqual({ ok: false, reason: "already_paid" });
    expect(sandbox.pay("999")).toEqual({ ok: false, reason: "unknown" });
    expect(sandbox.pay(late)).toEqual({ ok: false, reason: "expired" });
    expect(sandbox.pay(late, { late: true })).toMatchObject({ ok: true, payment: { status: "PAID" } });
  });
});

describe("time", () => {
  it.each(["EXPIRED", "CANCELLED", "REJECTED"] as const)(
    "ends an unpaid ticket as %s, as set",
    async (status) => {
      const sandbox = await startSandbox({ expiredAs: status });
      const id = await createEfecty(sandbox);
      sandbox.advanceClock(3.9 * day);
      expect(sandbox.find(id)?.status).toBe("PENDING");
      sandbox.advanceClock(2.1 * day);
      expect((await call(sandbox, `/payments/${id}`)).json["status"]).toBe(status);
      expect(sandbox.find(await createEfecty(sandbox))?.status).toBe("PENDING");
    },
  );
});

describe("a cancellation", () => {
  it("ends an open ticket, not a paid one, and none at all when switched off", async () => {
    const sandbox = await startSandbox();
    const [open, paid] = [await createEfecty(sandbox), await createEfecty(sandbox)];
    sandbox.pay(paid);
    const cancel = (id: string) => call(sandbox, `/payments/${id}/cancel`, { body: {} });
    expect(await cancel(open)).toMatchObject({ status: 200, json: { status: "CANCELLED" } });
    expect(await cancel(open)).toMatchObject({ status: 400, json: { code: 5002 } });
    expect(await cancel(paid)).toMatchObject({ status: 403, json: { code: 3003 } });
    expect(await cancel("D-4-none")).toMatchObject({ status: 400, json: { code: 4000 } });
    const strict = await startSandbox({ cancelsTickets: false });
    const path = `/payments/${await createEfecty(strict)}/cancel`;
    expect(await call(strict, path, { body: {} })).toMatchObject({ status: 400, json: { code: 5013 } });
  });
});

describe("a notification", () => {
  it("is the payment object, signed over its very bytes, one for each change", async () => {
    const { received, url } = await startReceiver();
    const sandbox = await startSandbox();
    const id = await createEfecty(sandbox, { notification_url: url });
    sandbox.expire(id);
    sandbox.pay(id, { late: true });
    await until(() => received.length === 2, "two notifications");
    for (const { headers, text } of received) {
      expect(headers.authorization).toBe(signV2(colombianMerchant, String(headers["x-date"]), text));
    }
    const told = received.map(({ text }) => parse(text)["status"]);
    expect(new Set(told)).toEqual(new Set(["EXPIRED", "PAID"]));
  });

  it("is repeated in the same bytes until answered 2xx", async () => {
    const { received, url } = await startReceiver((index) => (index < 2 ? 500 : 204));
    const sandbox = await startSandbox({ webhookRetryDelaysMs: [5, 5, 5, 5] });
    sandbox.pay(await createEfecty(sandbox, { notification_url: url }));
    await until(() => received.length === 3, "three tries");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers, text }) => `${headers.authorization} ${text}`)).size).toBe(1);
    expect(sandbox.webhooks().map(({ outcome }) => outcome)).toEqual(["refused", "refused", "delivered"]);
  });

  it("can be lost, and goes nowhere public", async () => {
    const sandbox = await startSandbox();
    const url = "https://shop.example.com/hook";
    sandbox.pay(await createEfecty(sandbox, { notification_url: url }));
    await until(() => sandbox.webhooks().length === 1, "the record");
    sandbox.faults.dropWebhooks = true;
    sandbox.pay(await createEfecty(sandbox, { notification_url: url }));
    await until(() => sandbox.webhooks().length === 2, "the record");
    expect(sandbox.webhooks().map(({ outcome }) => outcome)).toEqual(["not_sent", "dropped"]);
  });
});

describe("a refund", () => {
  it("waits for the bank, is told at its own address, and never exceeds the payment", async () => {
    const { received, url } = await startReceiver();
    const sandbox = await startSandbox();
    const id = await createEfecty(sandbox);
    const refund = (change: Json) =>
      call(sandbox, "/refunds", { body: { payment_id: id, notification_url: url, ...change } });
    expect(await refund({})).toMatchObject({ status: 400, json: { code: 5002 } });
    sandbox.pay(id);
    const part = await refund({ amount: 20000, currency: "COP", order_refund_id: "r1" });
    expect(part.json).toMatchObject({ payment_id: id, amount: 20000, status: "PENDING", status_code: 100 });
    expect(await refund({ amount: 1, currency: "COP", order_refund_id: "r1" })).toMatchObject({
      json: { code: 5011 },
    });
    expect(await refund({ amount: 100001, currency: "COP" })).toMatchObject({ json: { code: 5007 } });
    expect((await refund({})).json).toMatchObject({ amount: 100000 });
    expect(await refund({})).toMatchObject({ json: { code: 5007 } });
    const refundId = String(part.json["id"]);
    sandbox.settleRefund(refundId, "SUCCESS");
    await until(() => received.length === 1, "the notification");
    expect(parse(received[0]?.text ?? "")).toMatchObject({ id: refundId, payment_id: id, status: "SUCCESS" });
    expect((await call(sandbox, `/refunds/${refundId}`)).json).toMatchObject({ status: "SUCCESS" });
    expect(await call(sandbox, "/refunds/REF-none")).toMatchObject({ status: 404, json: { code: 4001 } });
  });
});

it("payments, refunds and the moved clock survive a restart", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "recaudo-dlocal-"));
  closeAfterTest(() => rm(dataFolder, { recursive: true, force: true }));
  const first = await startDlocalSandbox({ port: 0, dataFolder, publicHosts: {} });
  const [paid, open] = [await createEfecty(first, { order_id: "pay_1" }), await createEfecty(first)];
  first.pay(paid);
  const { json } = await call(first, "/refunds", { body: { payment_id: paid } });
  first.advanceClock(3.9 * day);
  const before = first.payments();
  await first.close();

  const second = await startSandbox({ dataFolder });
  expect(second.payments()).toEqual(before);
  expect((await call(second, "/orders/pay_1")).json["payment_id"]).toBe(paid);
  expect((await call(second, `/refunds/${String(json["id"])}`)).status).toBe(200);
  second.advanceClock(2.1 * day);
  expect(second.find(open)?.status).toBe("EXPIRED");
});
