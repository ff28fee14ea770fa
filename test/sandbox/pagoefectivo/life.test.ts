import { createHmac } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quinuaService } from "../../../sandbox/gateways/pagoefectivo/merchants.ts";
import { startPagoEfectivoSandbox } from "../../../sandbox/gateways/pagoefectivo/start.ts";
import {
  call,
  cipOf,
  closeAfterTest,
  createCip,
  limaText,
  search,
  startReceiver,
  startSandbox,
  until,
} from "./sandbox-setup.ts";

const day = 86_400_000;
const publicOrigin = "https://hooks.recaudo.example.com";

async function startPair(answer?: (index: number) => number) {
  const receiver = await startReceiver(answer);
  const sandbox = await startSandbox({
    publicHosts: { [publicOrigin]: receiver.origin },
    webhookRetryDelayMs: 5,
  });
  sandbox.setNotificationUrl(quinuaService.serviceId, `${publicOrigin}/webhooks/gateways/pagoefectivo/acc_1`);
  return { ...receiver, sandbox };
}

describe("money at the counter", () => {
  it("makes a CIP Cancelado, which is paid, with the time of the payment", async () => {
    const sandbox = await startSandbox();
    const cip = cipOf(await createCip(sandbox));
    expect(sandbox.pay(String(cip).replace(/(\d{3})/g, "$1 "))).toMatchObject({ ok: true });
    const [item] = await search(sandbox, cip);
    expect(item).toMatchObject({ status: 23, statusName: "Cancelado." });
    expect(Date.now() - Date.parse(String(item?.["datePayment"]))).toBeLessThan(5_000);
  });

  it("is taken once, not for an unknown, a deleted or an expired one, unless late on purpose", async () => {
    const sandbox = await startSandbox();
    const [cip, gone, late] = [
      cipOf(await createCip(sandbox)),
      cipOf(await createCip(sandbox)),
      cipOf(await createCip(sandbox)),
    ];
    sandbox.pay(cip);
    await call(sandbox, `DELETE /v1/cips/${gone}`);
    sandbox.expire(late);
    expect(sandbox.pay(cip)).toEqual({ ok: false, reason: "already_paid" });
    expect(sandbox.pay(cip, { late: true })).toEqual({ ok: false, reason: "already_paid" });
    expect(sandbox.pay("7")).toEqual({ ok: false, reason: "unknown" });
    expect(sandbox.pay(gone, { late: true })).toEqual({ ok: false, reason: "deleted" });
    expect(sandbox.pay(late)).toEqual({ ok: false, reason: "expired" });
    expect(sandbox.pay(late, { late: true })).toMatchObject({ ok: true, cip: { status: 23 } });
  });
});

describe("a deadline", () => {
  it("runs out on its own when time passes, and only for the CIPs whose time is up", async () => {
    const sandbox = await startSandbox();
    const early = cipOf(await createCip(sandbox));
    const later = cipOf(await createCip(sandbox, { dateExpiry: limaText(Date.now() + 2 * day) }));
    sandbox.advanceClock(day);
    expect((await search(sandbox, early))[0]).toMatchObject({ status: 21, statusName: "Expirado." });
    expect(sandbox.find(later)?.status).toBe(22);
    const fresh = cipOf(await createCip(sandbox));
    sandbox.advanceClock(day - 60_000);
    expect(sandbox.find(fresh)?.status).toBe(22);
  });

  it("moved makes an expired CIP payable again, but not a paid one", async () => {
    const sandbox = await startSandbox();
    const cip = cipOf(await createCip(sandbox));
    sandbox.expire(cip);
    const body = { dateExpiry: limaText(Date.now() + day) };
    expect(await call(sandbox, `PATCH /v1/cips/${cip}`, { body })).toMatchObject({
      status: 200,
      json: { code: 100, data: {} },
    });
    expect(sandbox.pay(cip)).toMatchObject({ ok: true });
    expect((await call(sandbox, `PATCH /v1/cips/${cip}`, { body })).status).toBe(400);
  });
});

describe("a delete", () => {
  it("works only while the CIP waits, tells the time, and takes its page away", async () => {
    const sandbox = await startSandbox();
    const reply = await createCip(sandbox);
    const cip = cipOf(reply);
    const page = String(reply.data["cipUrl"]);
    const before = await (await fetch(page)).text();
    expect(before).toContain("Código de pago (CIP)");
    expect(before).toContain("S/. 150.50");
    expect(await call(sandbox, `DELETE /v1/cips/${cip}`)).toMatchObject({ status: 200, json: { code: 100 } });
    expect((await search(sandbox, cip))[0]?.["dateRemoval"]).not.toMatch(/^1900/);
    const after = await fetch(page);
    expect([after.status, await after.text()]).toEqual([404, expect.stringContaining("NoSuchKey") as string]);
    expect((await call(sandbox, `DELETE /v1/cips/${cip}`)).status).toBe(400);
    const paid = cipOf(await createCip(sandbox));
    sandbox.pay(paid);
    expect((await call(sandbox, `DELETE /v1/cips/${paid}`)).status).toBe(400);
  });
});

describe("a notification", () => {
  it("comes once for a payment, compact and signed by the secret key, and for nothing else", async () => {
    const { sandbox, received } = await startPair();
    const [cip, expiring] = [
      cipOf(await createCip(sandbox, { amount: 22.05 })),
      cipOf(await createCip(sandbox)),
    ];
    sandbox.expire(expiring);
    sandbox.pay(cip);
    await until(() => sandbox.webhooks().length === 1, "the notification");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(received).toHaveLength(1);
    expect(received[0]?.text).toBe(
      `{"eventType":"cip.paid","operationNumber":"1253","data":{"cip":"${cip}","currency":"PEN","amount":22.05}}`,
    );
    const signature = createHmac("sha256", quinuaService.secretKey).update(received[0]?.text ?? "");
    expect(received[0]?.headers["pe-signature"]).toBe(signature.digest("hex"));
    expect(received[0]?.headers.host).toBe("hooks.recaudo.example.com");
  });

  it("that is not answered 200 gets one second try with the same bytes, and no third", async () => {
    const { sandbox, received } = await startPair(() => 503);
    sandbox.pay(cipOf(await createCip(sandbox)));
    await until(() => sandbox.webhooks().length === 2, "both tries");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(received).toHaveLength(2);
    expect(received[1]?.text).toBe(received[0]?.text);
    expect(sandbox.webhooks().map((delivery) => delivery.outcome)).toEqual(["refused", "refused"]);
  });

  it("can be dropped or doubled, and goes nowhere without an address or to a host that is not mapped", async () => {
    const { sandbox, received } = await startPair();
    sandbox.faults.dropWebhooks = true;
    sandbox.pay(cipOf(await createCip(sandbox)));
    await until(() => sandbox.webhooks().length === 1, "the record");
    expect(sandbox.webhooks()[0]?.outcome).toBe("dropped");
    sandbox.faults.clear();
    sandbox.faults.duplicateWebhooks = true;
    sandbox.pay(cipOf(await createCip(sandbox)));
    await until(() => received.length === 2, "both copies");
    expect(received[0]?.text).toBe(received[1]?.text);
    sandbox.setNotificationUrl(quinuaService.serviceId, "https://elsewhere.example.com/x");
    sandbox.faults.clear();
    sandbox.pay(cipOf(await createCip(sandbox)));
    await until(() => sandbox.webhooks().length === 4, "the record");
    expect(sandbox.webhooks()[3]?.outcome).toBe("not_sent");
    const silent = await startSandbox();
    expect(silent.pay(cipOf(await createCip(silent)))).toMatchObject({ ok: true });
    expect(silent.webhooks()).toEqual([]);
  });
});

it("CIPs, numbers and the moved clock survive a restart, tokens do not", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "recaudo-pagoefectivo-"));
  closeAfterTest(() => rm(dataFolder, { recursive: true, force: true }));
  const first = await startPagoEfectivoSandbox({ port: 0, dataFolder, publicHosts: {} });
  const paid = cipOf(await createCip(first));
  const open = cipOf(await createCip(first, { dateExpiry: limaText(Date.now() + 2 * day) }));
  first.pay(paid);
  first.advanceClock(day);
  const before = first.cips();
  await first.close();
  expect(await readdir(dataFolder)).toEqual(["pagoefectivo.json"]);

  const second = await startSandbox({ dataFolder });
  expect(second.cips()).toEqual(before);
  expect(cipOf(await createCip(second))).toBeGreaterThan(open);
  expect((await createCip(second, {}, { token: "of-the-first" })).status).toBe(401);
  second.advanceClock(day);
  expect(second.find(open)?.status).toBe(21);
});
