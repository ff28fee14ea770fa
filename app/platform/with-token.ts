import { err, type Result } from "../lib/result.ts";
import type { ShopError, ShopRef } from "../ports/platform.ts";
import type { ShopTokenSource } from "./tokens.ts";

/** Calls with the shop's token; a refused token is renewed once and the call repeated once. */
export async function withToken<Value>(
  tokens: ShopTokenSource,
  shop: ShopRef,
  call: (token: string) => Promise<Result<Value, ShopError>>,
): Promise<Result<Value, ShopError>> {
  const token = await tokens.accessToken(shop);
  if (!token.ok) return token;
  const first = await call(token.value);
  if (first.ok || first.error.kind !== "token_refused") return first;
  const renewed = await tokens.renewedToken(shop, token.value);
  return renewed.ok ? call(renewed.value) : err(renewed.error);
}
