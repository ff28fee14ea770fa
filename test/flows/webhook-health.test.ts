import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { orderProbes, probeWebhook } from "../../app/flows/probe-webhook.ts";
import { createHttpClient } from "../../app/lib/http-client.ts";
import { signText } from "../../app/lib/signed-text.ts";
import type { ProbeOutcome } from "../../app/domain/webhook-health.ts";
import { createWebhookProber, probeHeader } from "../../app/server/webhook-probe.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { dropWebhooks, takeCash } from "../support/other-gateways.ts";
import { ring } from "../support/ring.ts";
import { alertsOf, count, issue, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
let account: { readonly shopId: string; readonly accountId: string };
beforeAll(async () => {
  world = await startFlowWorld();
  await world.jobs.run();
  const shop = await world.container.shops.findByDomain(bogota);
  const [first] = await world.container.accounts.list(shop?.id ?? "");
  account = { shopId: shop?.id ?? "", accountId: first?.id ?? "" };
});
afterEach(() => dropWebhooks(world, false));
afterAll(() => world.close());

const http = createHttpClient({
  connectTimeoutMs: 1_000,
  totalTimeoutMs: 1_000,
  maxBodyBytes: 10_000,
  userAgent: "test",
});
const health = () => world.container.webhookHealth.read(account.shopId, account.accountId);

/** Somebody else's server at the address we gave away. */
async function withStranger(work: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => response.end("<html>parked</html>"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
}

const probeFrom = (
  options: { secret?: string; origin?: string; accountId?: string },
  now = world.clock.now(),
) => {
  const { SESSION_SECRET: secret, WEBHOOK_PROBE_ORIGIN: origin } = world.container.env;
  const prober = createWebhookProber({ http, secret, origin, ...options });
  const { accountId = account.accountId } = options;
  return prober.probe({ url: world.container.webhookUrl("mercado-pago", accountId), accountId }, now);
};

describe("a probe of the address a gateway rings", () => {
  test("is made by a job when an account is saved, and comes through", async () => {
    expect(await health()).toMatchObject({ probeOutcome: "ok" });
    expect((await health())?.probedAt).not.toBeNull();
  });

  test.each<[string, Parameters<typeof probeFrom>[0], ProbeOutcome]>([
    ["this very server", {}, "ok"],
    ["nobody", { origin: "http://127.0.0.1:9" }, "unreachable"],
    ["a server of ours with another secret", { secret: "another secret that is long enough" }, "other_key"],
    [
      "a server of ours with another database",
      { accountId: "01a20160-0000-7000-8000-000000000000" },
      "other_database",
    ],
  ])("finds %s", async (_, options, outcome) => {
    expect(await probeFrom(options)).toBe(outcome);
  });

  test("finds somebody else, and clocks that differ", async () => {
    await withStranger(async (origin) => expect(await probeFrom({ origin })).toBe("someone_else"));
    const now = world.clock.now().getTime();
    expect(await probeFrom({}, new Date(now - 3 * 60_000))).toBe("clocks_differ");
    expect(await probeFrom({}, new Date(now + 3 * 60_000))).toBe("clocks_differ");
  });

  test("finds a certificate by nobody the gateways know", async () => {
    const { keyPath, certPath } = world.tls.server;
    const server = createTlsServer({ key: readFileSync(keyPath), cert: readFileSync(certPath) });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await probeFrom({ origin })).toBe("wrong_certificate");
    server.close();
  });

  test("leaves nothing behind, and an echo recorded for one account is none for another", async () => {
    const before = await count(world, "inbox");
    await probeFrom({});
    expect(await count(world, "inbox")).toBe(before);
    const secret = world.container.env.SESSION_SECRET;
    const url = `${world.container.env.WEBHOOK_PROBE_ORIGIN}/webhooks/gateways/mercado-pago/${account.accountId}`;
    const question = `01a20160-0000-7000-8000-000000000000 ${world.clock.now().getTime()} nonce`;
    const answer = await fetch(url, {
      method: "POST",
      headers: { [probeHeader]: signText(secret, "webhook probe", question) },
    });
    expect([answer.status, await answer.json()]).toEqual([401, { error: "probe_key" }]);
  });

  test("that fails three times raises an alert, which goes when one comes through", async () => {
    const fail = { ...world.container, prober: { probe: () => Promise.resolve("someone_else" as const) } };
    const job = { name: "probe-webhook", ...account, tries: 0 } as const;
    expect(await probeWebhook(fail, job, world.clock.now())).toMatchObject({
      kind: "again",
      afterSeconds: 60,
    });
    expect(await probeWebhook(fail, { ...job, tries: 1 }, world.clock.now())).toMatchObject({
      kind: "again",
    });
    expect(await alertsOf(world)).not.toContain("webhook_unreachable");
    expect(await probeWebhook(fail, { ...job, tries: 2 }, world.clock.now())).toEqual({ kind: "done" });
    expect(await alertsOf(world)).toContain("webhook_unreachable");
    expect(await health()).toMatchObject({ probeOutcome: "someone_else" });

    await world.pool.query("update webhook_health set probed_at = now() - interval '21 hours'");
    await orderProbes(world.container);
    await world.jobs.run();
    expect(await alertsOf(world)).not.toContain("webhook_unreachable");
    expect(await health()).toMatchObject({ probeOutcome: "ok" });
  });

  test("is not ordered again within the day", async () => {
    await orderProbes(world.container);
    expect(await count(world, "pgboss.job where name = 'probe-webhook' and state = 'created'")).toBe(0);
  });
});

describe("webhooks that fall silent", () => {
  async function payUnheard(): Promise<void> {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    dropWebhooks(world, true);
    await takeCash(world, token);
    world.advance(7 * 60_000);
    await world.poll();
    world.advance(-7 * 60_000);
    await world.jobs.run();
  }

  test("are an alert at the second payment in a row that only polling found, until one is heard again", async () => {
    await payUnheard();
    expect(await health()).toMatchObject({ missed: 1 });
    expect(await alertsOf(world)).not.toContain("webhook_silent");
    await payUnheard();
    expect(await health()).toMatchObject({ missed: 2 });
    expect(await alertsOf(world)).toContain("webhook_silent");

    const { token } = await issue(world, { shop: bogota }, "efecty");
    const { accountId, gatewayPaymentId } = await voucherOf(world, token);
    expect(await ring(world, { accountId, dataId: gatewayPaymentId ?? "" })).toBe(200);
    await world.jobs.run();
    expect(await health()).toMatchObject({ missed: 0 });
    expect(await alertsOf(world)).not.toContain("webhook_silent");
  });

  test("money that polling finds before its webhook is due counts for nothing", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    dropWebhooks(world, true);
    await takeCash(world, token);
    await world.pool.query(
      "update voucher set next_poll_at = now() - interval '1 second' where next_poll_at is not null",
    );
    await world.poll();
    expect(await health()).toMatchObject({ missed: 0 });
  });

  test("being heard is written down once a minute, not once a webhook", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const { accountId, gatewayPaymentId } = await voucherOf(world, token);
    const call = { accountId, dataId: gatewayPaymentId ?? "" };
    await ring(world, call);
    await world.jobs.run();
    const first = (await health())?.heardAt;
    await ring(world, call);
    await world.jobs.run();
    expect((await health())?.heardAt).toEqual(first);
    await world.pool.query("update webhook_health set heard_at = heard_at - interval '61 seconds'");
    await ring(world, call);
    await world.jobs.run();
    expect((await health())?.heardAt?.getTime()).toBeGreaterThan((first?.getTime() ?? 0) - 1);
  });
});
