import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExpiryPolicy } from "../../../../app/domain/order-settings.ts";
import { createHttpClient } from "../../../../app/lib/http-client.ts";
import { apiVersion } from "../../../../app/platform/api-version.ts";
import { createShopifyOrdersDoor } from "../../../../app/platform/shopify-orders/door.ts";
import { exchangeToken } from "../../../../app/platform/shopify-orders/exchange-token.ts";
import { createOrderDesk } from "../../../../app/platform/shopify-orders/order-desk.ts";
import { createStockReader } from "../../../../app/platform/shopify-orders/stock.ts";
import { createShopTokens } from "../../../../app/platform/tokens.ts";
import type { ShopTokens } from "../../../../app/ports/shop-tokens.ts";
import { startShopifySandbox } from "../../../../sandbox/shopify/start.ts";
import { createSandboxTls } from "../../../../sandbox/tls/create-authority.ts";

export const storeApp = { apiKey: "store-id", apiSecret: "store-secret" };
export const shop = { id: "shop-1", domain: "tienda-bogota.myshopify.com" };
export const methodName = "Efecty en efectivo";
const nowhere = "http://localhost:1";

/** Door 2 before a pretend Shopify, installed as a merchant's browser does it. Webhooks go nowhere. */
export async function startOrdersSandbox() {
  const folder = mkdtempSync(join(tmpdir(), "recaudo-orders-"));
  const shopify = await startShopifySandbox({
    port: 0,
    dataFolder: null,
    tls: await createSandboxTls(folder),
    app: {
      paymentSessionUrl: nowhere,
      refundSessionUrl: nowhere,
      captureSessionUrl: nowhere,
      voidSessionUrl: nowhere,
      applicationUrl: nowhere,
      redirectUrl: nowhere,
      apiKey: "payments-id",
      apiSecret: "payments-secret",
      store: { ...storeApp, applicationUrl: nowhere, scopes: ["write_orders"], webhookUrl: nowhere },
    },
  });
  const limits = { connectTimeoutMs: 1_000, totalTimeoutMs: 3_000, maxBodyBytes: 1_000_000 };
  const http = createHttpClient({ ...limits, userAgent: "Recaudo tests" });
  const endpoint = { ...storeApp, http, shopOrigin: `${shopify.url}/shops/{shop}` };
  const granted = await exchangeToken(endpoint, shop.domain, shopify.sessionToken(shop.domain), new Date());
  if (!granted.ok) throw new Error(granted.error.detail);
  let tokens: ShopTokens = granted.value.tokens;
  const store = {
    load: () => Promise.resolve(tokens),
    withRefreshLock: <Value>(_shop: string, work: () => Promise<Value>) => work(),
    save: (_shop: string, next: ShopTokens) => {
      tokens = next;
      return Promise.resolve();
    },
  };
  const clock = { now: () => new Date() };
  const admin = {
    http,
    shopOrigin: endpoint.shopOrigin,
    apiVersion,
    tokens: createShopTokens({ ...endpoint, store, clock }),
  };
  const asked = new Set<string>();
  let expiryPolicy: ExpiryPolicy = "cancel_and_restock";
  const webhookUrl = "https://recaudo.example.com/webhooks/shopify/store";
  return {
    shopify,
    endpoint,
    scopes: granted.value.scopes,
    door: createShopifyOrdersDoor({
      ...admin,
      marks: {
        saveAsked: (_shop, paymentId) => Promise.resolve(void asked.add(paymentId)),
        wasAsked: (_shop, paymentId) => Promise.resolve(asked.has(paymentId)),
      },
      settings: { read: () => Promise.resolve({ methodNames: [methodName], expiryPolicy }) },
      probe: () => undefined,
    }),
    desk: createOrderDesk({ ...admin, webhookUrl }),
    stock: createStockReader(admin),
    choose: (policy: ExpiryPolicy) => {
      expiryPolicy = policy;
    },
    place: () => shopify.placeOrder({ shop: shop.domain, methodName }),
    async close() {
      await shopify.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
