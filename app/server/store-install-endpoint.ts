import type { HotEndpoint } from "./hot-endpoints.ts";
import { accessStatuses, type StoreAccess } from "./store-access.ts";

/** What the embedded app calls first: with the merchant's session token, it installs the app in the shop. */
export function storeInstallEndpoint(access: StoreAccess): HotEndpoint {
  return {
    name: "store-install",
    method: "POST",
    path: "/shopify/store/install",
    async handle({ headers }) {
      const merchant = await access.authenticate(headers.authorization);
      if (!merchant.ok) return { status: accessStatuses[merchant.error], json: { error: merchant.error } };
      return { status: 200, json: { shop: merchant.value.shop.domain } };
    },
  };
}
