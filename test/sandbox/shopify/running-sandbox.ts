import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import {
  startShopifySandbox,
  type ShopifySandbox,
  type ShopifySandboxOptions,
} from "../../../sandbox/shopify/start.ts";
import { createSandboxTls, type SandboxTls } from "../../../sandbox/tls/create-authority.ts";
import { startStandInApp, type StandInApp } from "./stand-in-app.ts";

export const bogota = "tienda-bogota.myshopify.com";
export const lima = "tienda-lima.myshopify.com";

export interface Running {
  readonly sandbox: ShopifySandbox;
  readonly app: StandInApp;
  readonly tls: SandboxTls;
  readonly folder: string;
  /** Moves the sandbox's clock; it stands still in between. */
  readonly clock: { now: number };
}

type Settings = Pick<ShopifySandboxOptions, "limits">;

/** A pretend Shopify and a tiny app for one test file. The clock is held unless a test moves it. */
export function useSandbox(settings: Settings = {}): Running {
  const running: { -readonly [Key in keyof Running]?: Running[Key] } = { clock: { now: Date.now() } };
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "recaudo-shopify-"));
    const tls = await createSandboxTls(join(folder, "tls"));
    const app = await startStandInApp(tls);
    const now = (): Date => new Date(running.clock?.now ?? Date.now());
    const limits = { sessionTimeoutMs: 300, sessionRetryDelaysMs: [5, 5], ...settings.limits };
    const options = { port: 0, dataFolder: null, tls, app: app.registration, now, limits };
    Object.assign(running, { folder, tls, app, sandbox: await startShopifySandbox(options) });
  });
  afterAll(async () => {
    await running.sandbox?.close();
    running.app?.close();
    if (running.folder) await rm(running.folder, { recursive: true });
  });
  return running as Running;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly body: {
    data?: Record<string, Record<string, unknown> & { userErrors: { message: string; code?: string }[] }>;
    errors?: { message: string; extensions?: { code?: string } }[] | string;
  };
}

/** Calls the Payments Apps API as the app does. */
export async function callGraphql(
  { sandbox }: Running,
  token: string,
  query: string,
  options: { shop?: string; version?: string; variables?: object } = {},
): Promise<GraphqlAnswer> {
  const { shop = bogota, version = "2026-10", variables = {} } = options;
  const url = `${sandbox.url}/shops/${shop}/payments_apps/api/${version}/graphql.json`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(500),
  });
  return { status: response.status, body: (await response.json()) as GraphqlAnswer["body"] };
}
