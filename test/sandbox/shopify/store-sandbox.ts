import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxLimits } from "../../../sandbox/shopify/sandbox.ts";
import { startShopifySandbox } from "../../../sandbox/shopify/start.ts";
import { createSandboxTls } from "../../../sandbox/tls/create-authority.ts";

export const storeApp = { apiKey: "store-id", apiSecret: "store-secret" };

export interface TakenWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A pretend Shopify with a store app that takes webhooks, and answers them as it is told to. */
export async function startStoreSandbox(limits: Partial<SandboxLimits> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "recaudo-store-"));
  const receiver = await startReceiver();
  const nowhere = "http://localhost:1";
  const sandbox = await startShopifySandbox({
    port: 0,
    dataFolder: null,
    tls: await createSandboxTls(folder),
    limits: { webhookRetryDelaysMs: [1, 1, 1, 1, 1, 1, 1, 1], ...limits },
    app: {
      paymentSessionUrl: nowhere,
      refundSessionUrl: nowhere,
      captureSessionUrl: nowhere,
      voidSessionUrl: nowhere,
      applicationUrl: nowhere,
      redirectUrl: nowhere,
      apiKey: "payments-id",
      apiSecret: "payments-secret",
      store: {
        ...storeApp,
        applicationUrl: "http://localhost/shopify/store",
        scopes: ["write_orders"],
        webhookUrl: receiver.url,
      },
    },
  });
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  return {
    sandbox,
    webhookUrl: receiver.url,
    taken: receiver.taken,
    answerWith: receiver.answerWith,
    /** The token endpoint, with the fields of a token exchange; `change` spoils some. */
    exchange: (shop: string, change: Record<string, string> = {}) =>
      post(`/shops/${shop}/admin/oauth/access_token`, {
        client_id: storeApp.apiKey,
        client_secret: storeApp.apiSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: sandbox.sessionToken(shop),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
        expiring: "1",
        ...change,
      }),
    admin: (shop: string, token: string, query: string, variables: object = {}) =>
      post(
        `/shops/${shop}/admin/api/2026-10/graphql.json`,
        { query, variables },
        { "x-shopify-access-token": token },
      ),
    async close() {
      await sandbox.close();
      receiver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The app's end of the webhooks. */
async function startReceiver() {
  const taken: TakenWebhook[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      taken.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(status).end();
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    taken,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    answerWith: (next: number) => {
      status = next;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
