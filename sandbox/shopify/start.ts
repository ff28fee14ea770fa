import { Agent } from "node:https";
import type { SandboxTls } from "../tls/create-authority.ts";
import { makeControls, type SandboxControls } from "./controls.ts";
import type { AppRegistration, Sandbox, SandboxLimits } from "./sandbox.ts";
import { closeServer, listen, makeServer } from "./server.ts";
import { openState, type ShopifyState } from "./state.ts";
import { makeDeliveries } from "./store/deliveries.ts";

export interface ShopifySandboxOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the state is kept over restarts; null keeps it in memory. */
  readonly dataFolder: string | null;
  readonly tls: SandboxTls;
  readonly app: AppRegistration;
  /** Where the app's UI extensions were built; without it pages show none. */
  readonly blocksFolder?: string;
  readonly limits?: Partial<SandboxLimits>;
  readonly now?: () => Date;
}

/** A running pretend Shopify. The controls do by call what a person does in the browser. */
export interface ShopifySandbox extends SandboxControls {
  readonly url: string;
  readonly port: number;
  readonly state: ShopifyState;
  close(): Promise<void>;
}

const defaultLimits: SandboxLimits = {
  maxPendingMs: 7 * 24 * 3600_000,
  sessionTimeoutMs: 10_000,
  sessionRetryDelaysMs: [500, 2000],
  webhookRetryDelaysMs: [200, 400, 800, 1600, 3200, 6400, 12_800, 25_600],
  cancelMs: 0,
  costBucket: { maximum: 2000, perSecond: 100 },
};

/** Starts a pretend Shopify on loopback: shops, admin, OAuth and Payments Apps API of one payments app. */
export async function startShopifySandbox(options: ShopifySandboxOptions): Promise<ShopifySandbox> {
  const { tls, app, blocksFolder = null, now = () => new Date() } = options;
  const store = await openState(options.dataFolder);
  const agent = new Agent({
    keepAlive: true,
    cert: tls.client.cert,
    key: tls.client.key,
    ca: tls.serverCa.cert,
  });
  const limits = { ...defaultLimits, ...options.limits };
  const server = makeServer(() => sandbox);
  const port = await listen(server, options.port);
  const url = `http://localhost:${port}`;
  const { state, changed } = store;
  const deliveries = makeDeliveries(() => sandbox);
  const sandbox: Sandbox = {
    ...{ url, app, limits, tls, agent, state },
    ...{ deliveries, blocksFolder, changed, now },
  };
  return {
    url,
    port,
    state,
    ...makeControls(sandbox),
    async close() {
      deliveries.stop();
      agent.destroy();
      await closeServer(server);
      await store.flush();
    },
  };
}
