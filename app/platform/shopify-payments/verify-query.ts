import { err, ok, type Result } from "../../lib/result.ts";
import { limits } from "../limits.ts";
import { readShopDomain } from "../shop-domain.ts";

export type QueryError = "malformed" | "bad_shop" | "bad_signature";

export interface AppIdentity {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export type VerifyQuery = (
  query: URLSearchParams,
) => Promise<Result<{ readonly shopDomain: string }, QueryError>>;

/**
 * Checks that Shopify sent the browser here: HMAC over the query and a timestamp at most 90 s away, both by
 * Shopify's library, which is loaded on first use because it costs some 34 MB and only installs need it.
 */
export function createQueryVerifier(app: AppIdentity): VerifyQuery {
  let library: ReturnType<typeof loadLibrary> | undefined;
  return async (query) => {
    const names = [...query.keys()];
    const isBounded = [...query.values()].every((value) => value.length <= limits.parameter);
    // The library joins repeated names; we would read only the first. Never let the two differ.
    if (new Set(names).size !== names.length || names.length > 20 || !isBounded) return err("malformed");
    const shopDomain = readShopDomain(query.get("shop") ?? "");
    if (shopDomain === null) return err("bad_shop");
    const { api, InvalidHmacError } = await (library ??= loadLibrary(app));
    try {
      return (await api.utils.validateHmac(query)) ? ok({ shopDomain }) : err("bad_signature");
    } catch (error) {
      if (error instanceof InvalidHmacError) return err("bad_signature");
      throw error;
    }
  };
}

async function loadLibrary({ apiKey, apiSecret }: AppIdentity) {
  await import("@shopify/shopify-api/adapters/node");
  const { shopifyApi, ApiVersion, InvalidHmacError } = await import("@shopify/shopify-api");
  const api = shopifyApi({
    apiKey,
    apiSecretKey: apiSecret,
    hostName: "unused.example.com",
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: false,
    // It logs shop and hmac details of its own accord; what we log is decided elsewhere.
    logger: { log: () => undefined },
  });
  return { api, InvalidHmacError };
}
