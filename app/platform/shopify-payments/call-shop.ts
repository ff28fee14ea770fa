import type { Result } from "../../lib/result.ts";
import type { ShopAnswer, ShopError, ShopRef } from "../../ports/platform.ts";
import type { ShopTokenSource } from "../tokens.ts";
import { withToken } from "../with-token.ts";
import type { Operation } from "./operations.ts";
import type { PaymentsClient } from "./payments-client.ts";

export interface ShopCallTools {
  readonly client: PaymentsClient;
  readonly tokens: ShopTokenSource;
}

/** One mutation with the shop's token. */
export function callShop(
  { client, tokens }: ShopCallTools,
  shop: ShopRef,
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): Promise<Result<ShopAnswer, ShopError>> {
  return withToken(tokens, shop, (token) => client.call(shop.domain, token, operation, variables));
}
