import type { Result } from "../../lib/result.ts";
import type { ShopAnswer, ShopError, ShopRef } from "../../ports/platform.ts";
import { callShop, type ShopCallTools } from "./call-shop.ts";
import { paymentsAppConfigure } from "./operations.ts";

export interface AppConfiguration {
  /** False as soon as the gateway's credentials stop working: the shop then stops offering the method. */
  readonly isReady: boolean;
  /** What the merchant sees as their account's name in Shopify's admin; null leaves it out. */
  readonly externalHandle: string | null;
}

export type AppConfigurator = (
  shop: ShopRef,
  configuration: AppConfiguration,
) => Promise<Result<ShopAnswer, ShopError>>;

/** Tells Shopify whether this shop's payments app is ready to take payments. Repeating it is harmless. */
export function createAppConfigurator(tools: ShopCallTools): AppConfigurator {
  return (shop, { isReady, externalHandle }) =>
    callShop(tools, shop, paymentsAppConfigure, {
      ready: isReady,
      ...(externalHandle !== null && { externalHandle }),
    });
}
