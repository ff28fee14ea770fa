import type { StoreShops, WatchedShop } from "../ports/order-store.ts";

/** Shops asked at once. */
const atOnce = 10;

/** Does `work` for every shop that has the store app, some at once. */
export async function eachStoreShop(
  storeShops: StoreShops,
  work: (shop: WatchedShop) => Promise<void>,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page: readonly WatchedShop[] = await storeShops.list(after, atOnce);
    await Promise.all(page.map(work));
    after = page.at(-1)?.id ?? null;
    if (page.length < atOnce) return;
  }
}
