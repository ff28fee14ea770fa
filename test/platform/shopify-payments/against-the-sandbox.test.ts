import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { apiVersion } from "../../../app/platform/api-version.ts";
import { createMtlsServer } from "../../../app/platform/shopify-payments/create-mtls-listener.ts";
import { createShopifyPaymentsDoor } from "../../../app/platform/shopify-payments/door.ts";
import { createInstall, type Install } from "../../../app/platform/shopify-payments/install.ts";
import { createPaymentsClient } from "../../../app/platform/shopify-payments/payments-client.ts";
import { readRefundRequest } from "../../../app/platform/shopify-payments/read-follow-up-request.ts";
import { readSessionRequest } from "../../../app/platform/shopify-payments/read-session-request.ts";
import { readWebhook } from "../../../app/platform/read-webhook.ts";
import type { ShopTokens } from "../../../app/ports/shop-tokens.ts";
import { createShopTokens } from "../../../app/platform/tokens.ts";
import type { Door } from "../../../app/ports/platform.ts";
import { startShopifySandbox, type ShopifySandbox } from "../../../sandbox/shopify/start.ts";
import { createSandboxTls } from "../../../sandbox/tls/create-authority.ts";
import { testHttp } from "./support/fake-shop.ts";
import { aboutPayment, pendingUntil } from "../door-messages.ts";

const shopDomain = "tienda-bogota.myshopify.com";
const ref = { id: "shop-1", domain: shopDomain };
const app = { apiKey: "client-id", apiSecret: "client-secret" };
const clock = { now: () => new Date() };
const seen: unknown[] = [];

let folder: string;
let sandbox: ShopifySandbox;
let sessionServer: Server;
let webhookServer: Server;
let door: Door;
let install: Install;
let tokens: ShopTokens | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-tls-"));
  const tls = await createSandboxTls(folder);
  sessionServer = createMtlsServer({
    keyPem: tls.server.key,
    certPem: tls.server.cert,
    caPems: [tls.paymentsCa.cert],
    clock,
    onRefused: (reason) => seen.push(reason),
    handler: (request, response) => void answerSession(request, response),
  });
  webhookServer = createServer((request, response) => void answerWebhook(request, response));
  const sessions = `https://localhost:${await listen(sessionServer)}`;
  const pages = `http://localhost:${await listen(webhookServer)}`;
  sandbox = await startShopifySandbox({
    port: 0,
    dataFolder: null,
    tls,
    limits: { sessionRetryDelaysMs: [] },
    app: {
      ...app,
      paymentSessionUrl: `${sessions}/payment`,
      refundSessionUrl: `${sessions}/refund`,
      captureSessionUrl: `${sessions}/capture`,
      voidSessionUrl: `${sessions}/void`,
      applicationUrl: `${pages}/app`,
      redirectUrl: `${pages}/callback`,
    },
  });
  const endpoint = { ...app, http: testHttp, shopOrigin: `${sandbox.url}/shops/{shop}`, clock };
  install = createInstall({ ...endpoint, callbackUrl: `${pages}/callback`, cookieSecret: "cookie-secret" });
  const store = {
    load: async () => tokens,
    withRefreshLock: <Value>(_shop: string, work: () => Promise<Value>) => work(),
    save: async (_shop: string, next: ShopTokens) => void (tokens = next),
  };
  door = createShopifyPaymentsDoor({
    client: createPaymentsClient({ http: testHttp, shopOrigin: endpoint.shopOrigin, apiVersion }),
    tokens: createShopTokens({ ...endpoint, store }),
  });
});

afterAll(async () => {
  await sandbox.close();
  for (const server of [sessionServer, webhookServer]) {
    server.close();
    server.closeAllConnections();
  }
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  seen.length = 0;
  tokens = grantedTokens();
});

function grantedTokens(): ShopTokens {
  const granted = sandbox.install(shopDomain);
  const endOf = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
  return {
    accessToken: granted.access_token,
    accessTokenExpiresAt: endOf(granted.expires_in),
    refreshToken: granted.refresh_token,
    refreshTokenExpiresAt: endOf(granted.refresh_token_expires_in),
  };
}

test("the merchant installs the app and its tokens work", async () => {
  const begun = await install.beginInstall(new URL(sandbox.installUrl(shopDomain)).searchParams);
  if (!begun.ok) throw new Error(begun.error);
  const granted = await fetch(begun.value.redirectUrl, { redirect: "manual" });
  const back = new URL(granted.headers.get("location") ?? "");
  const done = await install.completeInstall(back.searchParams, begun.value.stateCookie.split(";")[0]);
  if (!done.ok) throw new Error(done.error);
  expect(done.value).toMatchObject({
    shopDomain,
    scopes: ["write_payment_gateways", "write_payment_sessions"],
  });
  tokens = done.value.tokens;
  const { session } = await sandbox.checkout({ shop: shopDomain });
  expect((await door.tell(ref, { verb: "resolve", ...aboutPayment(session.gid) })).ok).toBe(true);
});

test("a checkout becomes pending, then paid, then refunded; the opposite answer is told apart", async () => {
  const { session, answer } = await sandbox.checkout({ shop: shopDomain, amount: "38900.00" });
  expect(answer).toMatchObject({ isAccepted: true, redirectUrl: `https://pay.example.com/${session.id}` });
  expect(seen).toMatchObject([
    { ok: true, value: { shopDomain, id: session.id, amount: { minor: 3890000n, currency: "COP" } } },
  ]);

  const expiresAt = new Date(Date.now() + 48 * 3_600_000);
  const pending = await door.tell(ref, pendingUntil(session.gid, expiresAt));
  expect(pending.ok && pending.value.nextUrl).toContain(sandbox.url);
  expect(sandbox.orderOf(session.id)?.financialStatus).toBe("PENDING");

  const resolve = { verb: "resolve", ...aboutPayment(session.gid) } as const;
  expect([(await door.tell(ref, resolve)).ok, (await door.tell(ref, resolve)).ok]).toEqual([true, true]);
  expect(sandbox.orderOf(session.id)?.financialStatus).toBe("PAID");

  const reject = {
    verb: "reject",
    ...aboutPayment(session.gid),
    reason: "voucher_expired",
    merchantMessage: "m",
  } as const;
  expect(await door.tell(ref, reject)).toMatchObject({ ok: false, error: { kind: "opposite_final" } });

  const moved = await sandbox.move("refund", session.id, "900.00");
  expect(moved.answer.status).toBe(201);
  expect(seen.at(-1)).toMatchObject({
    ok: true,
    value: { paymentId: session.id, amount: { minor: 90000n } },
  });
  const refundGid = moved.session.gid;
  expect((await door.tell(ref, { verb: "refund_reject", refundGid, merchantMessage: "By hand." })).ok).toBe(
    true,
  );
  const late = await door.tell(ref, { verb: "refund_resolve", refundGid });
  expect(late).toMatchObject({ ok: false, error: { kind: "opposite_final" } });
});

test("an access token that ended early is renewed and the message told", async () => {
  const { session } = await sandbox.checkout({ shop: shopDomain });
  const before = tokens?.accessToken;
  sandbox.expireAccessTokens(shopDomain);
  expect((await door.tell(ref, { verb: "resolve", ...aboutPayment(session.gid) })).ok).toBe(true);
  expect(tokens?.accessToken).not.toBe(before);
});

test.each([
  ["throttled", "throttled"],
  ["server_error", "unavailable"],
  ["reset", "unavailable"],
  ["lost_answer", "unavailable"],
] as const)("the fault %s is told as %s, and the next try succeeds", async (fault, kind) => {
  const { session } = await sandbox.checkout({ shop: shopDomain });
  const resolve = { verb: "resolve", ...aboutPayment(session.gid) } as const;
  sandbox.setFault(fault, 1);
  expect(await door.tell(ref, resolve)).toMatchObject({ ok: false, error: { kind } });
  expect((await door.tell(ref, resolve)).ok).toBe(true);
});

test("the four webhooks are verified and read", async () => {
  const { session } = await sandbox.checkout({ shop: shopDomain });
  const expiresAt = new Date(Date.now() + 3_600_000);
  await door.tell(ref, pendingUntil(session.gid, expiresAt));
  seen.length = 0;
  await sandbox.sendCompliance("customers/data_request", shopDomain, session.id);
  await sandbox.sendCompliance("customers/redact", shopDomain, session.id);
  await sandbox.sendCompliance("shop/redact", shopDomain);
  await sandbox.uninstall(shopDomain);
  const topics = ["customers/data_request", "customers/redact", "shop/redact", "app/uninstalled"];
  expect(seen).toMatchObject(topics.map((topic) => ({ ok: true, value: { topic, shopDomain } })));
});

async function answerSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (request.url === "/payment") {
    const read = readSessionRequest(request.headers, body, { allowHttp: true });
    seen.push(read);
    response.end(
      JSON.stringify(read.ok ? { redirect_url: `https://pay.example.com/${read.value.id}` } : read.error),
    );
    return;
  }
  const read = readRefundRequest(request.headers, body);
  seen.push(read);
  response.writeHead(read.ok ? 201 : 400).end();
}

async function answerWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  seen.push(readWebhook(request.headers, await readBody(request), [app.apiSecret]));
  response.end();
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "localhost");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
