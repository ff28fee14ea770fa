import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createContainer } from "../../app/container.server.ts";
import { readWebEnv } from "../../app/env.server.ts";
import { createLog } from "../../app/lib/log.ts";
import { createInstallPages, createMerchantAccess } from "../../app/server/install-pages.ts";
import { createMetrics } from "../../app/server/metrics.ts";
import { createWebListeners } from "../../app/server/web-listeners.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const payments = { SHOPIFY_PAYMENTS_API_KEY: "k", SHOPIFY_PAYMENTS_API_SECRET: "s" };
const store = { SHOPIFY_STORE_API_KEY: "k", SHOPIFY_STORE_API_SECRET: "s" };
const settings = (url: string, apps: Record<string, string>) => ({
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  DATABASE_URL: url,
  SEALING_KEYS: `t1:${Buffer.alloc(32, 7).toString("base64")}`,
  SESSION_SECRET: "a secret of tests that is long enough",
  PUBLIC_URL: "https://recaudo.example.com",
  SHOPIFY_MTLS_MODE: "off",
  ...apps,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A server with these apps, for as long as `work` takes. */
async function withServer<Value>(
  apps: Record<string, string>,
  work: (post: (path: string) => Promise<number>, container: Container) => Promise<Value>,
): Promise<Value> {
  const env = readWebEnv(settings(database.url, apps));
  const log = createLog({ level: "silent", role: "web" });
  const container = await createContainer(env, log, { maxConnections: 2 });
  const app = (_request: unknown, response: { writeHead(status: number): { end(): void } }) =>
    response.writeHead(404).end();
  const [listener] = createWebListeners({
    container,
    env,
    metrics: createMetrics(),
    app,
    isStopping: () => false,
  });
  if (!listener) throw new Error("no listener");
  const { server } = listener;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const post = async (path: string) =>
      (await fetch(`${origin}${path}`, { method: "POST", body: "{}" })).status;
    return await work(post, container);
  } finally {
    server.closeAllConnections();
    server.close();
    await container.close();
  }
}
type Container = Awaited<ReturnType<typeof createContainer>>;

describe("a server with one of the two apps", () => {
  test("S1: without the payments app starts no payment session, installs nothing, and hears none of its webhooks", async () => {
    await withServer(store, async (post, container) => {
      for (const path of ["sessions", "refunds", "captures", "voids"])
        expect(await post(`/shopify/payments/${path}`)).toBe(404);
      expect(await post("/webhooks/shopify/payments")).toBe(404);
      expect(await post("/webhooks/shopify/store")).toBe(401);
      const pages = createInstallPages(container, createMerchantAccess(container));
      const request = new Request("https://recaudo.example.com/shopify/payments?shop=x.myshopify.com");
      expect(await pages.beginInstall(request)).toEqual({ ok: false, error: "install_refused" });
      expect(await pages.finishInstall(request)).toEqual({ ok: false, error: "install_refused" });
    });
  });

  test("S1: without the store app serves nothing of it", async () => {
    await withServer(payments, async (post) => {
      expect(await post("/webhooks/shopify/store")).toBe(404);
      expect(await post("/shopify/store/install")).toBe(404);
      expect(await post("/webhooks/shopify/payments")).toBe(401);
    });
  });
});

describe("the settings", () => {
  test.each([
    ["no app", {}, "SHOPIFY_PAYMENTS_API_KEY"],
    ["a key without its secret", { SHOPIFY_STORE_API_KEY: "k" }, "SHOPIFY_STORE_API_SECRET"],
    ["a secret without its key", { ...store, SHOPIFY_PAYMENTS_API_SECRET: "s" }, "SHOPIFY_PAYMENTS_API_KEY"],
    ["an empty secret", { ...payments, SHOPIFY_PAYMENTS_API_SECRET: "" }, "SHOPIFY_PAYMENTS_API_SECRET"],
  ])("with %s are refused, and what is missing is named", (_, apps, name) => {
    expect(() => readWebEnv(settings("postgresql://localhost/nowhere", apps))).toThrow(name);
  });
});
