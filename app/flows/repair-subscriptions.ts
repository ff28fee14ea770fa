import type { OrderDesk } from "../ports/order-desk.ts";
import type { StoreShops } from "../ports/order-store.ts";
import type { AlertStore } from "../ports/store.ts";
import { eachStoreShop } from "./each-store-shop.ts";

export interface RepairSubscriptionsDeps {
  readonly storeShops: StoreShops;
  readonly orderDesk: OrderDesk;
  readonly alerts: AlertStore;
}

/** Makes sure that every shop tells us of its orders: after hours of failures Shopify removes what does. */
export function repairSubscriptions(deps: RepairSubscriptionsDeps): Promise<void> {
  return eachStoreShop(deps.storeShops, async (shop) => {
    const repaired = await deps.orderDesk.repairSubscriptions(shop);
    const key = `shop:${shop.id}:subscriptions`;
    if (repaired.ok) return deps.alerts.resolve(key);
    await deps.alerts.raise({
      shopId: shop.id,
      kind: "subscriptions_lost",
      key,
      detail: { shop: shop.domain, error: `${repaired.error.kind}: ${repaired.error.detail}` },
    });
  });
}
