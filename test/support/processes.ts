import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { setUpShops } from "../../scripts/demo/set-up-shops.ts";
import { startSandbox } from "../../scripts/demo/start-sandbox.ts";
import { createAppProcess, requireBuild, type AppEnv, type AppProcess } from "./app-process.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { freePort } from "./free-port.ts";

export const bogota = "tienda-bogota.myshopify.com";
export const lima = "tienda-lima.myshopify.com";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** The app's two real processes on a database of their own, between a pretend Shopify and a pretend Mercado Pago. */
export interface World extends Pick<
  Sandbox,
  "shopify" | "mercadoPago" | "pagoEfectivo" | "dlocal" | "counter" | "mailbox" | "whatsapp" | "tls"
> {
  readonly web: AppProcess;
  readonly worker: AppProcess;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** Where the web process answers plain http, and where it wants client certificates. */
  readonly url: string;
  readonly mtlsUrl: string;
  /** The web process' counters. */
  readonly metricsUrl: string;
  /** What the web process is started with, to start another one beside it. */
  readonly env: AppEnv;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** `point:visit` at which each process kills itself in its first life. */
  readonly crashAt?: { readonly web?: string; readonly worker?: string };
  /** False leaves both shops without the app. */
  readonly areShopsSetUp?: boolean;
  /** One of the shared server by default. It is dropped with the world. */
  readonly database?: TestDatabase;
  /** How long Mercado Pago waits before it sends again what was not taken. */
  readonly webhookRetryDelaysMs?: readonly number[];
}

/** Kept over runs: making certificates takes longer than starting the app. */
const tlsFolder = join(tmpdir(), `recaudo-test-tls-${userInfo().uid}`);

const secrets = {
  SEALING_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  SESSION_SECRET: "a secret of tests that is long enough",
  SHOPIFY_PAYMENTS_API_KEY: "test-key",
  SHOPIFY_PAYMENTS_API_SECRET: "test-secret",
  SHOPIFY_STORE_API_KEY: "store-key",
  SHOPIFY_STORE_API_SECRET: "store-secret",
};

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { crashAt = {}, areShopsSetUp = true } = options;
  requireBuild();
  const database = options.database ?? (await createTestDatabase());
  const [webPort, mtlsPort, metricsPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const sandbox = await startSandbox({
    ports: { web: webPort, mtls: mtlsPort, shopify: 0, mercadoPago: 0, counter: 0, mailbox: 0, phones: 0 },
    folder: null,
    tlsFolder,
    apiKey: secrets.SHOPIFY_PAYMENTS_API_KEY,
    apiSecret: secrets.SHOPIFY_PAYMENTS_API_SECRET,
    store: { apiKey: secrets.SHOPIFY_STORE_API_KEY, apiSecret: secrets.SHOPIFY_STORE_API_SECRET },
    ...(options.webhookRetryDelaysMs && { webhookRetryDelaysMs: options.webhookRetryDelaysMs }),
  });
  const env = {
    ...secrets,
    ...sandbox.env,
    DATABASE_URL: database.url,
    NODE_ENV: "test" as const,
    LOG_LEVEL: "error",
    METRICS_PORT: String(metricsPort),
  };
  const web = createAppProcess("web", env);
  const worker = createAppProcess("worker", env);
  const close = async (): Promise<void> => {
    await Promise.all([web.kill(), worker.kill()]);
    await sandbox.close();
    await database.drop();
  };
  try {
    await Promise.all([start(web, crashAt.web), start(worker, crashAt.worker)]);
    if (areShopsSetUp) await setUpShops(sandbox);
  } catch (error) {
    await close();
    throw error;
  }
  const { shopify, mercadoPago, pagoEfectivo, dlocal, counter, mailbox, whatsapp, tls } = sandbox;
  return {
    ...{
      shopify,
      mercadoPago,
      pagoEfectivo,
      dlocal,
      counter,
      mailbox,
      whatsapp,
      tls,
      web,
      worker,
      env,
      close,
    },
    pool: database.pool,
    databaseUrl: database.url,
    url: `http://localhost:${webPort}`,
    mtlsUrl: `https://localhost:${mtlsPort}`,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
  };
}

function start(app: AppProcess, crashAt: string | undefined): Promise<void> {
  return crashAt === undefined ? app.start() : app.start({ crashAt });
}
