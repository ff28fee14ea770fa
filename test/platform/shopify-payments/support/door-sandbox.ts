import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiVersion } from "../../../../app/platform/api-version.ts";
import { createShopifyPaymentsDoor } from "../../../../app/platform/shopify-payments/door.ts";
import { createPaymentsClient } from "../../../../app/platform/shopify-payments/payments-client.ts";
import { createShopTokens } from "../../../../app/platform/tokens.ts";
import { createHttpClient } from "../../../../app/lib/http-client.ts";
import type { ShopTokens } from "../../../../app/ports/shop-tokens.ts";
import { startShopifySandbox } from "../../../../sandbox/shopify/start.ts";
import { createSandboxTls } from "../../../../sandbox/tls/create-authority.ts";

const app = { apiKey: "client-id", apiSecret: "client-secret" };
const shop = { id: "shop-1", domain: "tienda-bogota.myshopify.com" };
const clock = { now: () => new Date() };

/** The door before a pretend Shopify whose sessions somebody accepts. */
export async function startDoorSandbox() {
  const folder = mkdtempSync(join(tmpdir(), "recaudo-door-"));
  const tls = await createSandboxTls(folder);
  const sessions = createServer({ key: tls.server.key, cert: tls.server.cert }, (request, response) => {
    request.resume();
    const isPayment = request.url === "/payment";
    response.writeHead(isPayment ? 200 : 201);
    response.end(isPayment ? JSON.stringify({ redirect_url: "https://pay.example.com/pay/x" }) : undefined);
  });
  await once(sessions.listen(0, "127.0.0.1"), "listening");
  const origin = `https://localhost:${(sessions.address() as AddressInfo).port}`;
  const shopify = await startShopifySandbox({
    port: 0,
    dataFolder: null,
    tls,
    app: {
      ...app,
      paymentSessionUrl: `${origin}/payment`,
      refundSessionUrl: `${origin}/refund`,
      captureSessionUrl: `${origin}/capture`,
      voidSessionUrl: `${origin}/void`,
      applicationUrl: "http://localhost:1/app",
      redirectUrl: "http://localhost:1/callback",
    },
  });
  const granted = shopify.install(shop.domain);
  const endOf = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
  let tokens: ShopTokens = {
    accessToken: granted.access_token,
    accessTokenExpiresAt: endOf(granted.expires_in),
    refreshToken: granted.refresh_token,
    refreshTokenExpiresAt: endOf(granted.refresh_token_expires_in),
  };
  const store = {
    load: () => Promise.resolve(tokens),
    withRefreshLock: <Value>(_shop: string, work: () => Promise<Value>) => work(),
    save: (_shop: string, next: ShopTokens) => {
      tokens = next;
      return Promise.resolve();
    },
  };
  const http = createHttpClient({
    connectTimeoutMs: 1_000,
    totalTimeoutMs: 3_000,
    maxBodyBytes: 100_000,
    userAgent: "Recaudo tests",
  });
  const shopOrigin = `${shopify.url}/shops/{shop}`;
  return {
    shop,
    shopify,
    door: createShopifyPaymentsDoor({
      client: createPaymentsClient({ http, shopOrigin, apiVersion }),
      tokens: createShopTokens({ ...app, http, shopOrigin, store, clock }),
    }),
    async close() {
      await shopify.close();
      sessions.closeAllConnections();
      sessions.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
