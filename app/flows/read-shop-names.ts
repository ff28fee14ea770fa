import type { OrderDesk } from "../ports/order-desk.ts";
import type { StoreShops } from "../ports/order-store.ts";
import type { ShopRef } from "../ports/platform.ts";
import type { ShopStore } from "../ports/store.ts";
import { eachStoreShop } from "./each-store-shop.ts";

export interface ReadShopNameDeps {
  readonly orderDesk: OrderDesk;
  readonly shops: ShopStore;
}

export interface ReadShopNamesDeps extends ReadShopNameDeps {
  readonly storeShops: StoreShops;
}

/** Learns what shops are called by now, because shoppers know them by that name. */
export function readShopNames(deps: ReadShopNamesDeps): Promise<void> {
  return eachStoreShop(deps.storeShops, (shop) => readShopName(deps, shop));
}

/** A shop that does not answer keeps the name it had; that it cannot be reached is another job's alert. */
export async function readShopName({ orderDesk, shops }: ReadShopNameDeps, shop: ShopRef): Promise<void> {
  const name = await orderDesk.readShopName(shop);
  if (name.ok && name.value !== null) await shops.saveName(shop.id, name.value);
}
