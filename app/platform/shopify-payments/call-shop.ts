import { err, type Result } from "../../lib/result.ts";
import type { ShopAnswer, ShopError, ShopRef } from "../../ports/platform.ts";
import type { Operation } from "./operations.ts";
import type { PaymentsClient } from "./payments-client.ts";
import type { ShopTokenSource } from "./tokens.ts";

export interface ShopCallTools {
  readonly client: PaymentsClient;
  readonly tokens: ShopTokenSource;
}

/** Calls with the shop's token; a refused token is renewed once and the call repeated once. */
export async function callShop(
  { client, tokens }: ShopCallTools,
  shop: ShopRef,
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): Promise<Result<ShopAnswer, ShopError>> {
  const token = await tokens.accessToken(shop);
  if (!token.ok) return token;
  const first = await client.call(shop.domain, token.value, operation, variables);
  if (first.ok || first.error.kind !== "token_refused") return first;
  const renewed = await tokens.renewedToken(shop, token.value);
  if (!renewed.ok) return err(renewed.error);
  return client.call(shop.domain, renewed.value, operation, variables);
}
