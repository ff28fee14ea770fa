import type { Settings } from "../../../app/server/run-app.ts";
import { setUpShops } from "../../../scripts/demo/set-up-shops.ts";
import { startSandbox } from "../../../scripts/demo/start-sandbox.ts";
import { startBenchDatabase, type BenchDatabase } from "../measure/bench-database.ts";
import { findPorts, type ServerProcess } from "../measure/server-process.ts";
import { benchKeys, startApp } from "./app-processes.ts";

export interface FullWorld {
  readonly database: BenchDatabase;
  readonly sandbox: Awaited<ReturnType<typeof startSandbox>>;
  readonly web: ServerProcess;
  readonly worker: ServerProcess;
  readonly mtlsPort: number;
  /** What both processes were started with. */
  readonly settings: Settings;
  stop(): Promise<void>;
}

/** The whole app with a pretend Shopify and Mercado Pago around it, shops set up; the pretended ones run in this process. */
export async function startFullWorld(tlsFolder: string): Promise<FullWorld> {
  const database = await startBenchDatabase();
  const [web = 0, mtls = 0, shopify = 0, mercadoPago = 0, counter = 0, mailbox = 0, phones = 0] =
    await findPorts(7);
  const ports = { web, mtls, shopify, mercadoPago, counter, mailbox, phones };
  const apiKey = benchKeys.SHOPIFY_PAYMENTS_API_KEY;
  const apiSecret = benchKeys.SHOPIFY_PAYMENTS_API_SECRET;
  const sandbox = await startSandbox({ ports, folder: null, tlsFolder, apiKey, apiSecret });
  const env = {
    ...benchKeys,
    ...sandbox.env,
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    DATABASE_URL: database.url,
  };
  const [webProcess, workerProcess] = await Promise.all([startApp("web", env), startApp("worker", env)]);
  await setUpShops(sandbox);
  return {
    database,
    sandbox,
    web: webProcess,
    worker: workerProcess,
    mtlsPort: mtls,
    settings: env,
    async stop() {
      await Promise.all([webProcess.stop(), workerProcess.stop()]);
      await sandbox.close();
      await database.stop();
    },
  };
}

/** What the shopper's browser sends from the pay page. */
export async function askForVoucher(payUrl: string): Promise<void> {
  const body = new URLSearchParams({ method: "efecty", documentType: "CC", documentNumber: "1032456789" });
  const answer = await fetch(payUrl, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: new URL(payUrl).origin },
  });
  await answer.body?.cancel();
  // 303 in production; a page with faults would be 422.
  if (answer.status !== 303 && answer.status !== 302)
    throw new Error(`the pay page answered ${answer.status}`);
}
