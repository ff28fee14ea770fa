import { isOurs } from "../domain/shop-order.ts";
import type { ChangedOrder, OrderDesk } from "../ports/order-desk.ts";
import type { OrderSettingsStore, OrderStore, StoreShops, WatchedShop } from "../ports/order-store.ts";
import type { Transactions } from "../ports/store.ts";
import { eachStoreShop } from "./each-store-shop.ts";

export interface CatchUpOrdersDeps {
  readonly storeShops: StoreShops;
  readonly orderSettings: OrderSettingsStore;
  readonly orders: OrderStore;
  readonly orderDesk: OrderDesk;
  readonly transactions: Transactions;
}

const minute = 60_000;

/** The first time reaches back this far; and each time reaches over the last, because the shop's lists lag. */
const firstReachMs = 24 * 60 * minute;
const overlapMs = 15 * minute;

/**
 * Looks for orders whose news never reached us: asks each shop what changed since the last time, and sets out to look
 * at what is ours and no older than what we acted on. A shop that does not answer is asked for the same time again.
 */
export function catchUpOrders(deps: CatchUpOrdersDeps, now: Date): Promise<void> {
  return eachStoreShop(deps.storeShops, (shop) => catchUp(deps, shop, now));
}

async function catchUp(deps: CatchUpOrdersDeps, shop: WatchedShop, now: Date): Promise<void> {
  const { methodNames } = await deps.orderSettings.read(shop.id);
  if (methodNames.length === 0) return;
  const since = new Date((shop.caughtUpAt?.getTime() ?? now.getTime() - firstReachMs) - overlapMs);
  let after: string | null = null;
  do {
    const listed = await deps.orderDesk.listChanged(shop, since, after);
    if (!listed.ok) return;
    await lookAt(deps, shop, listed.value.orders, methodNames);
    after = listed.value.next;
  } while (after !== null);
  await deps.storeShops.saveCaughtUp(shop.id, now);
}

async function lookAt(
  deps: CatchUpOrdersDeps,
  shop: WatchedShop,
  orders: readonly ChangedOrder[],
  methodNames: readonly string[],
): Promise<void> {
  const missed: ChangedOrder[] = [];
  for (const order of orders) {
    const known = await deps.orders.find(shop.id, order.orderId);
    const seen = known?.seenUpdatedAt;
    // Whole seconds: what changed in the second we saw may be news.
    const isNews = known ? !seen || order.updatedAt >= seen : isOurs(order.methodNames, methodNames);
    if (isNews) missed.push(order);
  }
  await deps.transactions.transaction((tx) =>
    tx.enqueue(
      missed.map(({ orderId, updatedAt, methodNames: names }) => {
        const news = { updatedAt: updatedAt.toISOString(), methodNames: names };
        return { job: { name: "look-at-order", shopId: shop.id, orderId, tries: 0, ...news } as const };
      }),
    ),
  );
}
