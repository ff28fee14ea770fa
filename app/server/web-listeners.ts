import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerOptions } from "node:http";
import type { Container } from "../container.server.ts";
import type { WebEnv } from "../env.server.ts";
import { newId } from "../lib/id.ts";
import { createMtlsServer } from "../platform/shopify-payments/create-mtls-listener.ts";
import { guardClient } from "../platform/shopify-payments/guard-client.ts";
import { parseTrustedProxies } from "../platform/shopify-payments/trusted-proxies.ts";
import type { ClientCertificateMode } from "../platform/shopify-payments/verify-client.ts";
import { gatewayEndpoint } from "./gateway-endpoint.ts";
import { healthEndpoints } from "./health-endpoints.ts";
import { serveHot, type HotEndpoint, type HotObserver } from "./hot-endpoints.ts";
import { serverLimits } from "./limits.ts";
import { orderBlockEndpoints } from "./order-block-endpoints.ts";
import type { Metrics } from "./metrics.ts";
import { writeRefusalNotice } from "./refusal-notice.ts";
import { sessionEndpoints } from "./session-endpoints.ts";
import { shopifyWebhookEndpoint } from "./shopify-webhook-endpoint.ts";
import { createStoreAccess } from "./store-access.ts";
import { storeInstallEndpoint } from "./store-install-endpoint.ts";
import { storeWebhookEndpoint } from "./store-webhook-endpoint.ts";
import { voucherBlockEndpoint } from "./voucher-block-endpoint.ts";
import type { RequestListener } from "./web-app.ts";
import { whatsAppEndpoint } from "./whatsapp-endpoint.ts";

export interface WebListenerOptions {
  readonly container: Container;
  readonly env: WebEnv;
  readonly metrics: Metrics;
  readonly app: RequestListener;
  readonly isStopping: () => boolean;
}

export interface Listener {
  readonly server: Server;
  readonly port: number;
}

/** Node's own defaults (60 s for headers, 300 s for a request, looked at every 30 s) let slow clients hold a server. */
const serverTimeouts: ServerOptions = {
  headersTimeout: serverLimits.headersTimeoutMs,
  requestTimeout: serverLimits.requestTimeoutMs,
  keepAliveTimeout: serverLimits.keepAliveTimeoutMs,
  connectionsCheckingInterval: serverLimits.timeoutSweepMs,
};

/** The plain listener, and beside it the mTLS one where this server checks Shopify's certificate itself. */
export function createWebListeners(options: WebListenerOptions): Listener[] {
  const { container, env, metrics } = options;
  const onRefused = metrics.clientRefused;
  const { clock } = container;
  const sessions = createSessions(options);
  const mode = modeOf(env);
  const guarded = mode ? guardClient({ mode, clock, onRefused }, sessions) : notServed;
  const main = createServer(serverTimeouts, createMain(options, guarded));
  const listeners: Listener[] = [{ server: main, port: env.PORT }];
  if (env.SHOPIFY_MTLS_MODE === "listener") {
    const server = createMtlsServer({
      keyPem: readFileSync(env.SHOPIFY_MTLS_KEY_FILE, "utf8"),
      certPem: readFileSync(env.SHOPIFY_MTLS_CERT_FILE, "utf8"),
      caPems: env.SHOPIFY_MTLS_CA_FILES.map((file) => readFileSync(file, "utf8")),
      clock,
      onRefused,
      timeouts: serverTimeouts,
      handler: sessions,
    });
    listeners.push({ server, port: env.SHOPIFY_MTLS_PORT });
  }
  return listeners;
}

/** Without the payments app nobody may start a payment session. */
const notServed: RequestListener = (_request, response) => {
  response.writeHead(404).end();
};

function createSessions({ container, env, metrics }: WebListenerOptions): RequestListener {
  const endpoints = sessionEndpoints({
    ...container,
    offers: container.gateways.flatMap((gateway) => gateway.offers),
    refusalUrl: (refusal, payment) =>
      `${env.PUBLIC_URL}/pay/refused/${writeRefusalNotice(env.SESSION_SECRET, refusal, payment)}`,
    allowHttp: env.SHOPIFY_SHOP_ORIGIN.startsWith("http:"),
  });
  const serve = serveHot(endpoints, createObserver(container, metrics));
  return (request, response) => {
    if (!serve(request, response)) response.writeHead(404).end();
  };
}

function createMain(
  { container, env, metrics, app, isStopping }: WebListenerOptions,
  sessions: RequestListener,
): RequestListener {
  const { clock, gateways } = container;
  const findGateway = (id: string) => gateways.find((gateway) => gateway.id === id);
  const serve = serveHot(
    [
      gatewayEndpoint({ ...container, findGateway, newId, now: clock.now, probeSecret: env.SESSION_SECRET }),
      ...paymentsEndpoints(container),
      ...storeEndpoints(container),
      ...whatsAppEndpoints(container),
      ...healthEndpoints(container.pool, isStopping),
    ],
    createObserver(container, metrics),
  );
  return (request, response) => {
    const isSession =
      request.method === "POST" &&
      /^\/shopify\/payments\/(sessions|refunds|captures|voids)$/.test(request.url ?? "");
    if (isSession) sessions(request, response);
    else if (!serve(request, response)) app(request, response);
  };
}

/** What the payments app is told, where this server has it. */
function paymentsEndpoints(container: Container): HotEndpoint[] {
  const { paymentsApp, clock } = container;
  if (!paymentsApp) return [];
  const { apiSecret } = paymentsApp.tokenEndpoint;
  return [shopifyWebhookEndpoint({ ...container, apiSecret, now: clock.now })];
}

/** What Meta tells of messages, where this server sends any. */
function whatsAppEndpoints(container: Container): HotEndpoint[] {
  const { env, clock } = container;
  const { WHATSAPP_APP_SECRET: appSecret, WHATSAPP_VERIFY_TOKEN: verifyToken } = env;
  if (appSecret === undefined || verifyToken === undefined) return [];
  return [whatsAppEndpoint({ ...container, newId, appSecret, verifyToken, now: clock.now })];
}

/** Door 2, where this server has the store app. */
function storeEndpoints(container: Container): HotEndpoint[] {
  const { storeApp } = container;
  if (!storeApp) return [];
  const { apiSecret } = storeApp.tokenEndpoint;
  const access = createStoreAccess(container, storeApp);
  return [
    storeWebhookEndpoint({ ...container, apiSecret }),
    storeInstallEndpoint(access),
    voucherBlockEndpoint(container, storeApp),
    ...orderBlockEndpoints(container, access),
  ];
}

function createObserver({ log }: Container, metrics: Metrics): HotObserver {
  return {
    answered: metrics.answered,
    crashed: (endpoint, error) => log.error({ endpoint, err: error }, "an endpoint could not answer"),
  };
}

function modeOf(env: WebEnv): ClientCertificateMode | null {
  if (env.SHOPIFY_MTLS_MODE === "off") return null;
  if (env.SHOPIFY_MTLS_MODE === "listener") return { kind: "listener" };
  const trustedProxies = parseTrustedProxies(env.SHOPIFY_MTLS_TRUSTED_PROXIES);
  if (!trustedProxies.ok)
    throw new Error(`SHOPIFY_MTLS_TRUSTED_PROXIES: not an address: ${trustedProxies.error}`);
  return {
    kind: "proxy",
    trustedProxies: trustedProxies.value,
    header: env.SHOPIFY_MTLS_HEADER,
    successValue: env.SHOPIFY_MTLS_SUCCESS,
  };
}
