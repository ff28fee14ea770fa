import { randomUUID } from "node:crypto";
import { newId } from "../ids.ts";
import { revokeTokens } from "../oauth/tokens.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import type { ComplianceTopic } from "../webhooks.ts";
import type { StoreOrder } from "./records.ts";
import { requireStore } from "./session-token.ts";

/** Topics that the app's TOML subscribes to, for every shop. */
function tellApp(sandbox: Sandbox, shop: string, topic: string, payload: object): void {
  const { webhookUrl: url } = requireStore(sandbox);
  sandbox.deliveries.send({ shop, topic, eventId: randomUUID(), payload, url, subscriptionId: null });
}

/** Removes the store app: its tokens and what it subscribed to are gone before it hears of it. */
export function uninstallStore(sandbox: Sandbox, shop: string): void {
  const { state } = sandbox;
  state.storeInstallations.delete(shop);
  for (const [id, held] of state.subscriptions) if (held.shop === shop) state.subscriptions.delete(id);
  revokeTokens(sandbox, { app: "store", shop });
  const { id = 0, name = shop } = findShop(shop) ?? {};
  tellApp(sandbox, shop, "app/uninstalled", { id, name, domain: shop, myshopify_domain: shop });
}

export function changeScopes(sandbox: Sandbox, shop: string, current: readonly string[]): void {
  const installation = sandbox.state.storeInstallations.get(shop);
  if (!installation) throw new Error(`the store app is not installed in ${shop}`);
  const previous = installation.scopes;
  installation.scopes = [...current];
  const id = `gid://shopify/App/1`;
  tellApp(sandbox, shop, "app/scopes_update", { id, previous, current, updated_at: isoNow(sandbox) });
}

/** About the buyer of an order, where the topic concerns a person. */
export function sendStoreCompliance(
  sandbox: Sandbox,
  topic: ComplianceTopic,
  { shop, order }: { readonly shop: string; readonly order: StoreOrder | null },
): void {
  const base = { shop_id: findShop(shop)?.id ?? 0, shop_domain: shop };
  if (topic === "shop/redact") return tellApp(sandbox, shop, topic, base);
  const { email = "", phone = "" } = order?.buyer ?? {};
  const customer = { id: 207119551, email, phone };
  const orders = order ? [Number(order.id)] : [];
  const payload =
    topic === "customers/redact"
      ? { ...base, customer, orders_to_redact: orders }
      : { ...base, customer, orders_requested: orders, data_request: { id: newId() } };
  tellApp(sandbox, shop, topic, payload);
}
