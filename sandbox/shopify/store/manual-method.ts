import type { Checkout } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { placeOrder, variantsOf } from "./orders.ts";
import type { StoreOrder } from "./records.ts";

/** A merchant adds the method when the store app is there to serve it. */
export function manualMethodOf({ state }: Sandbox, shop: string): string | null {
  return state.storeInstallations.has(shop) ? (findShop(shop)?.manualMethod ?? null) : null;
}

/** The order is there at once, unpaid. */
export function orderManually(sandbox: Sandbox, checkout: Checkout, methodName: string): StoreOrder {
  const { shop, buyer, locale, isTest, items } = checkout;
  const lines = items.map(({ title, quantity, amount }) => ({
    variantId: goodsAt(sandbox, shop, { title, price: amount }),
    quantity,
  }));
  return placeOrder(sandbox, { shop, methodName, buyer, locale, isTest, lines });
}

/** What the shop sells at that price; a price of the buyer's own has no shelf. */
function goodsAt(
  sandbox: Sandbox,
  shop: string,
  { title, price }: { readonly title: string; readonly price: string },
): string {
  const shelf = variantsOf(sandbox, shop);
  const found = shelf.find((variant) => variant.price === price);
  if (found) return found.id;
  const id = `${findShop(shop)?.id ?? 0}${shelf.length + 1}`;
  sandbox.state.variants.set(id, { id, shop, title, price, stock: 0, isTracked: false });
  return id;
}
