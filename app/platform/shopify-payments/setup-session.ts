import { err, ok, type Result } from "../../lib/result.ts";
import { createSignedCookie, type CookieError, type SignedCookieOptions } from "./signed-cookie.ts";
import { readShopDomain } from "../shop-domain.ts";

export interface SetupSession {
  /** The `Set-Cookie` value that opens the set-up pages for this shop, for 12 hours. */
  open(shopDomain: string): string;
  close(): string;
  /** Whose set-up pages the bearer may see. */
  read(cookieHeader: string | undefined): Result<{ readonly shopDomain: string }, CookieError>;
}

const lifeSeconds = 12 * 60 * 60;

/** The session of the non-embedded set-up pages, opened only after Shopify has vouched for the merchant. */
export function createSetupSession(
  options: Pick<SignedCookieOptions, "secret" | "isHttps" | "clock">,
): SetupSession {
  const cookie = createSignedCookie({ ...options, name: "recaudo_setup", lifeSeconds });
  return {
    open: (shopDomain) => cookie.write(shopDomain),
    close: () => cookie.clear(),
    read(cookieHeader) {
      const value = cookie.read(cookieHeader);
      if (!value.ok) return value;
      const shopDomain = readShopDomain(value.value);
      return shopDomain === null ? err("malformed") : ok({ shopDomain });
    },
  };
}
