import type pg from "pg";
import type { Env } from "./env.server.ts";
import type { SealedBox } from "./lib/sealed-box.ts";
import { apiVersion } from "./platform/api-version.ts";
import type { TokenEndpoint } from "./platform/request-tokens.ts";
import { createShopifyOrdersDoor } from "./platform/shopify-orders/door.ts";
import { createFlowDesk } from "./platform/shopify-orders/flow-desk.ts";
import { createOrderDesk } from "./platform/shopify-orders/order-desk.ts";
import { createStockReader } from "./platform/shopify-orders/stock.ts";
import { createShopifyPaymentsDoor } from "./platform/shopify-payments/door.ts";
import { createPaymentsClient } from "./platform/shopify-payments/payments-client.ts";
import { unknownStock } from "./platform/shopify-payments/stock.ts";
import { createShopTokens } from "./platform/tokens.ts";
import type { Clock } from "./ports/clock.ts";
import type { HttpClient } from "./ports/gateway.ts";
import type { OrderMarks, OrderSettingsStore } from "./ports/order-store.ts";
import type { Door, DoorId } from "./ports/platform.ts";
import type { Payment } from "./ports/records.ts";
import type { Probe } from "./ports/probe.ts";
import type { StockReader } from "./ports/stock.ts";
import { createShopTokenStore } from "./store/shop-token-store.ts";

export interface ShopifyTools {
  readonly http: HttpClient;
  readonly pool: pg.Pool;
  readonly box: SealedBox;
  readonly clock: Clock;
  readonly orderMarks: OrderMarks;
  readonly orderSettings: OrderSettingsStore;
  readonly probe: Probe;
}

/** Where Shopify tells the store app of a shop's orders. */
export const storeWebhookPath = "/webhooks/shopify/store";

/** Our two apps at Shopify, each a door: the payments app at the checkout, the store app at the orders. */
export function createShopify(env: Env, tools: ShopifyTools) {
  const payments = createApp(env, tools, "payments", {
    apiKey: env.SHOPIFY_PAYMENTS_API_KEY,
    apiSecret: env.SHOPIFY_PAYMENTS_API_SECRET,
  });
  const store = createApp(env, tools, "store", {
    apiKey: env.SHOPIFY_STORE_API_KEY,
    apiSecret: env.SHOPIFY_STORE_API_SECRET,
  });
  const { http } = tools;
  const shopOrigin = env.SHOPIFY_SHOP_ORIGIN;
  const shopCalls = {
    client: createPaymentsClient({ http, shopOrigin, apiVersion }),
    tokens: payments.tokens,
  };
  const admin = { http, shopOrigin, apiVersion, tokens: store.tokens };
  const doors: Readonly<Record<DoorId, Door>> = {
    "shopify-payments": createShopifyPaymentsDoor(shopCalls),
    "shopify-orders": createShopifyOrdersDoor({
      ...admin,
      marks: tools.orderMarks,
      settings: tools.orderSettings,
      probe: tools.probe,
    }),
  };
  const stocks: Readonly<Record<DoorId, StockReader>> = {
    "shopify-payments": unknownStock,
    "shopify-orders": createStockReader(admin),
  };
  return {
    tokenStore: payments.tokenStore,
    tokenEndpoint: payments.tokenEndpoint,
    shopCalls,
    doorOf: ({ door }: Pick<Payment, "door">) => doors[door],
    stock: { read: (payment) => stocks[payment.door].read(payment) } satisfies StockReader,
    flowDesk: createFlowDesk(admin),
    orderDesk: createOrderDesk({ ...admin, webhookUrl: `${env.PUBLIC_URL}${storeWebhookPath}` }),
    /** Each app, or null where this server does not have it: then nothing of it is served. */
    paymentsApp: payments.isThere ? payments : null,
    storeApp: store.isThere ? store : null,
  };
}

function createApp(
  env: Env,
  { http, pool, box, clock }: ShopifyTools,
  app: "payments" | "store",
  { apiKey, apiSecret }: { readonly apiKey: string | undefined; readonly apiSecret: string | undefined },
) {
  const isThere = apiKey !== undefined && apiSecret !== undefined;
  const identity = { apiKey: apiKey ?? "", apiSecret: apiSecret ?? "" };
  const tokenStore = createShopTokenStore(pool, box, app);
  const tokenEndpoint: TokenEndpoint = { http, shopOrigin: env.SHOPIFY_SHOP_ORIGIN, ...identity };
  return {
    isThere,
    tokenStore,
    tokenEndpoint,
    tokens: createShopTokens({ ...tokenEndpoint, store: tokenStore, clock }),
  };
}
