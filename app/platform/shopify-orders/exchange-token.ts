import type { Result } from "../../lib/result.ts";
import type { ShopError } from "../../ports/platform.ts";
import { requestTokens, type GrantedTokens, type TokenEndpoint } from "../request-tokens.ts";

/** What door 2 needs: orders, what they are made of, and whether that is in stock. */
export const storeAppScopes = ["read_inventory", "read_products", "write_orders"] as const;

/**
 * Changes a merchant's session token for the shop's offline tokens: an embedded app is installed without a redirect.
 * The tokens expire, and are renewed like those of the payments app.
 */
export function exchangeToken(
  endpoint: TokenEndpoint,
  shopDomain: string,
  sessionToken: string,
  askedAt: Date,
): Promise<Result<GrantedTokens, ShopError>> {
  return requestTokens(
    endpoint,
    shopDomain,
    {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: sessionToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    },
    askedAt,
  );
}
