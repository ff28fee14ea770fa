import type { HotEndpoint } from "./hot-endpoints.ts";
import type { AccessError, StoreAccess } from "./store-access.ts";

const statuses: Readonly<Record<AccessError, number>> = {
  not_signed_in: 401,
  access_refused: 403,
  shopify_unavailable: 503,
};

/** What the embedded app calls first: with the merchant's session token, it installs the app in the shop. */
export function storeInstallEndpoint(access: StoreAccess): HotEndpoint {
  return {
    name: "store-install",
    method: "POST",
    path: "/shopify/store/install",
    async handle({ headers }) {
      const merchant = await access.authenticate(headers.authorization);
      if (!merchant.ok) return { status: statuses[merchant.error], json: { error: merchant.error } };
      return { status: 200, json: { shop: merchant.value.shop.domain } };
    },
  };
}
