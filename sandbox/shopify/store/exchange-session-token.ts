import { issueExpiringTokens, issueLastingToken, type TokenAnswer } from "../oauth/tokens.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { requireStore, shopOfSessionToken } from "./session-token.ts";

const grantType = "urn:ietf:params:oauth:grant-type:token-exchange";
const subjectType = "urn:ietf:params:oauth:token-type:id_token";
const offlineType = "urn:shopify:params:oauth:token-type:offline-access-token";

/** Token exchange (shopify.dev, 2026-11): installs the embedded app in the shop, or renews its tokens. */
export function exchangeSessionToken(
  sandbox: Sandbox,
  shop: string,
  fields: Readonly<Record<string, string>>,
): TokenAnswer | "invalid_request" | "invalid_subject_token" {
  const isExchange =
    fields["grant_type"] === grantType &&
    fields["subject_token_type"] === subjectType &&
    fields["requested_token_type"] === offlineType;
  if (!isExchange || !findShop(shop)) return "invalid_request";
  if (shopOfSessionToken(sandbox, fields["subject_token"] ?? "") !== shop) return "invalid_subject_token";
  const { storeInstallations } = sandbox.state;
  const scopes = [...requireStore(sandbox).scopes];
  const installedAt = storeInstallations.get(shop)?.installedAt ?? isoNow(sandbox);
  storeInstallations.set(shop, { shop, scopes, installedAt });
  const owner = { app: "store", shop } as const;
  return fields["expiring"] === "1" ? issueExpiringTokens(sandbox, owner) : issueLastingToken(sandbox, owner);
}
