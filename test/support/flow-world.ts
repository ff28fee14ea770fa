import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import { createContainer, type Container } from "../../app/container.server.ts";
import { readWebEnv } from "../../app/env.server.ts";
import { pollPayments } from "../../app/flows/poll-payments.ts";
import { saveAccount } from "../../app/flows/save-account.ts";
import { createJobHandler } from "../../app/jobs/handlers.ts";
import { runJob } from "../../app/jobs/run-job.ts";
import { newId } from "../../app/lib/id.ts";
import { createLog } from "../../app/lib/log.ts";
import type { Job } from "../../app/ports/jobs.ts";
import { createMetrics } from "../../app/server/metrics.ts";
import { createShopperPages } from "../../app/server/shopper-pages.ts";
import { createWebListeners } from "../../app/server/web-listeners.ts";
import { queues } from "../../app/store/job-queue.ts";
import {
  colombianSeller,
  colombianTestSeller,
  peruvianSeller,
  type Seller,
} from "../../sandbox/gateways/mercado-pago/sellers.ts";
import { startSandbox } from "../../scripts/demo/start-sandbox.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { freePort } from "./free-port.ts";

export const bogota = "tienda-bogota.myshopify.com";
export const lima = "tienda-lima.myshopify.com";

const anyPort = { shopify: 0, mercadoPago: 0, counter: 0, mailbox: 0, phones: 0 };

/** The documents shoppers type in tests. Invented. */
export const documents = {
  efecty: { email: "", documentType: "CC", documentNumber: "1032456789" },
  pagoefectivo: { email: "", documentType: "DNI", documentNumber: "45678912" },
};

export type FlowWorld = Awaited<ReturnType<typeof startFlowWorld>>;

/**
 * The app in this process, on a database of its own, between the pretend Shopify and the pretend Mercado Pago, with a
 * clock that can be moved. Jobs run when a test says so, so that each step can be looked at.
 */
export async function startFlowWorld() {
  const database = await createTestDatabase();
  const tlsFolder = mkdtempSync(join(tmpdir(), "recaudo-flow-tls-"));
  const sandbox = await startSandbox({
    ports: { web: await freePort(), mtls: await freePort(), ...anyPort },
    folder: null,
    tlsFolder,
    apiKey: "test-key",
    apiSecret: "test-secret",
    store: { apiKey: "store-key", apiSecret: "store-secret" },
  });
  const env = readWebEnv({
    ...sandbox.env,
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATABASE_URL: database.url,
    SEALING_KEYS: `t1:${Buffer.alloc(32, 7).toString("base64")}`,
    SESSION_SECRET: "a secret of tests that is long enough",
    SHOPIFY_PAYMENTS_API_KEY: "test-key",
    SHOPIFY_PAYMENTS_API_SECRET: "test-secret",
    SHOPIFY_STORE_API_KEY: "store-key",
    SHOPIFY_STORE_API_SECRET: "store-secret",
  });
  let offsetMs = 0;
  const clock = { now: () => new Date(Date.now() + offsetMs) };
  const container = await createContainer(env, createLog({ level: "silent", role: "web" }), {
    maxConnections: 10,
    clock,
  });
  const listeners = createWebListeners({
    container,
    env,
    metrics: createMetrics(),
    app: (_request, response) => response.writeHead(404).end(),
    isStopping: () => false,
  });
  for (const { server, port } of listeners) await once(server.listen(port, "127.0.0.1"), "listening");
  const jobs = await openJobRunner(database, container);
  await install(container, sandbox, bogota, [
    ["live", colombianSeller],
    ["test", colombianTestSeller],
  ]);
  await install(container, sandbox, lima, [["live", peruvianSeller]]);

  return {
    ...sandbox,
    pool: database.pool,
    container,
    clock,
    pages: createShopperPages(container),
    jobs,
    /** Moves the app's clock; the pretend worlds have clocks of their own. */
    advance: (ms: number) => {
      offsetMs += ms;
    },
    poll: () => pollPayments(container, clock.now()),
    async close() {
      await jobs.stop();
      for (const { server } of listeners) {
        server.closeAllConnections();
        server.close();
      }
      await sandbox.close();
      await container.close();
      await database.drop();
      rmSync(tlsFolder, { recursive: true, force: true });
    },
  };
}

async function openJobRunner(database: TestDatabase, container: Container) {
  const boss = new PgBoss({
    connectionString: database.url,
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  const deps = {
    handle: createJobHandler(container),
    log: container.log,
    alerts: container.alerts,
    enqueue: (queued: Parameters<Container["jobs"]["insert"]>[1][number]) =>
      container.jobs.insert(container.pool, [queued]),
    ended: () => undefined,
  };
  const runRound = async (isEarly: boolean): Promise<number> => {
    let ran = 0;
    // Few of the queues hold anything: one question instead of one for each.
    const { rows } = await database.pool.query<{ name: string }>(
      "select distinct name from pgboss.job where state < 'active' and ($1 or start_after <= now())",
      [isEarly],
    );
    const waiting = new Set(rows.map(({ name }) => name));
    for (const queue of Object.keys(queues).filter((name) => waiting.has(name))) {
      const found = await boss.fetch<Job>(queue, { batchSize: 50, ignoreStartAfter: isEarly });
      await Promise.all(found.map((job) => runJob(deps, job)));
      if (found.length > 0)
        await boss.complete(
          queue,
          found.map((job) => job.id),
        );
      ran += found.length;
    }
    return ran;
  };
  return {
    /** Runs jobs that are due until none is left. */
    async run() {
      for (let round = 0; round < 50; round += 1) if ((await runRound(false)) === 0) return;
      throw new Error("jobs go on for ever");
    },
    /** Runs every waiting job once, also those whose time has not come. */
    runEarly: () => runRound(true),
    stop: () => boss.stop({ graceful: false }),
  };
}

async function install(
  container: Container,
  { shopify }: Awaited<ReturnType<typeof startSandbox>>,
  domain: string,
  sellers: readonly (readonly ["live" | "test", Seller])[],
): Promise<void> {
  const tokens = shopify.install(domain);
  const shop = await container.shops.install(newId(), domain, new Date());
  const seconds = (count: number): Date => new Date(Date.now() + count * 1000);
  await container.tokenStore.save(shop.id, {
    accessToken: tokens.access_token,
    accessTokenExpiresAt: seconds(tokens.expires_in),
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: seconds(tokens.refresh_token_expires_in),
  });
  const gateway = container.findGateway("mercado-pago");
  for (const [mode, seller] of sellers) {
    const values = { access_token: seller.accessToken, webhook_secret: seller.webhookSecret };
    const saved = await saveAccount(
      { ...container, newId },
      { gateway, shopId: shop.id, actor: "test" },
      { mode, country: null, values },
      new Date(),
    );
    if (!saved.ok) throw new Error(`account of ${domain} was refused: ${JSON.stringify(saved.error)}`);
  }
}
