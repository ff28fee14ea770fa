import type { AppCall } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import type { ComplianceTopic } from "../webhooks.ts";
import { changeScopes, sendStoreCompliance, uninstallStore } from "./app-news.ts";
import { flowRunsOf, type FlowRun } from "./flow.ts";
import {
  askToCancel,
  editOrder,
  financialStatusOf,
  payRest,
  placeOrder,
  refundInShop,
  settleOrder,
  type NewStoreOrder,
} from "./orders.ts";
import type { StoreOrder } from "./records.ts";
import { makeBuyerToken, makeSessionToken } from "./session-token.ts";
import type { Deliveries } from "./webhook.ts";

/** What buyers and merchants of a shop with the store app do, by call. */
export interface StoreControls {
  /** What App Bridge would hand to the embedded app in this shop's admin. */
  sessionToken(shop: string): string;
  /** What a block in a buyer's page of this shop gets. */
  buyerToken(shop: string): string;
  /** What began workflows of Flow in the shop, oldest first. */
  flowRuns(shop: string): FlowRun[];
  placeOrder(order: NewStoreOrder): StoreOrder;
  /** The merchant changes how many of the first goods are ordered. */
  editOrder(orderId: string, quantity: number): void;
  /** The merchant marks it as paid, or the buyer pays by another method. */
  payOrder(orderId: string, gateway: string): void;
  /** The merchant writes a refund into the order's books: part of it, or all that is left. */
  refundInShop(orderId: string, amount?: string): void;
  cancelOrder(orderId: string, options?: { restock?: boolean }): void;
  storeOrder(orderId: string): StoreOrder & { readonly financialStatus: string };
  setStock(variantId: string, stock: number): void;
  stockOf(variantId: string): number;
  /** Mutations that changed an order, oldest first. */
  changesOf(orderId: string): AppCall[];
  /** How long a cancellation takes from now on. */
  setCancelMs(ms: number): void;
  readonly storeWebhooks: Deliveries;
  uninstallStore(shop: string): void;
  changeScopes(shop: string, scopes: readonly string[]): void;
  /** About the buyer of that order, where the topic concerns a person. */
  sendStoreCompliance(topic: ComplianceTopic, shop: string, orderId?: string): void;
  /** Shopify's removal of subscriptions that failed for too long. */
  dropSubscriptions(shop: string): void;
}

export function makeStoreControls(sandbox: Sandbox): StoreControls {
  const { state } = sandbox;
  const orderOf = (id: string): StoreOrder => {
    const order = state.storeOrders.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return settleOrder(sandbox, order);
  };
  const variantOf = (id: string) => {
    const variant = state.variants.get(id);
    if (!variant) throw new Error(`no goods ${id}`);
    return variant;
  };
  return {
    sessionToken: (shop) => makeSessionToken(sandbox, shop),
    buyerToken: (shop) => makeBuyerToken(sandbox, shop),
    flowRuns: (shop) => flowRunsOf(sandbox, shop),
    placeOrder: (order) => placeOrder(sandbox, order),
    editOrder: (id, quantity) => editOrder(sandbox, orderOf(id), quantity),
    payOrder: (id, gateway) => payRest(sandbox, orderOf(id), gateway),
    refundInShop: (id, amount) => refundInShop(sandbox, orderOf(id), amount),
    cancelOrder: (id, { restock = true } = {}) =>
      askToCancel(sandbox, orderOf(id), { reason: "CUSTOMER", restock, staffNote: null }),
    storeOrder: (id) => ({ ...orderOf(id), financialStatus: financialStatusOf(orderOf(id)) }),
    setStock: (id, stock) => {
      variantOf(id).stock = stock;
    },
    stockOf: (id) => variantOf(id).stock,
    changesOf: (id) =>
      state.calls.filter(
        ({ sessionGid, outcome }) => sessionGid === orderOf(id).gid && outcome === "applied",
      ),
    setCancelMs: (ms) => {
      sandbox.limits.cancelMs = ms;
    },
    storeWebhooks: sandbox.deliveries,
    uninstallStore: (shop) => uninstallStore(sandbox, shop),
    changeScopes: (shop, scopes) => changeScopes(sandbox, shop, scopes),
    sendStoreCompliance: (topic, shop, orderId) =>
      sendStoreCompliance(sandbox, topic, { shop, order: orderId === undefined ? null : orderOf(orderId) }),
    dropSubscriptions: (shop) => {
      for (const [id, held] of state.subscriptions) if (held.shop === shop) state.subscriptions.delete(id);
    },
  };
}
