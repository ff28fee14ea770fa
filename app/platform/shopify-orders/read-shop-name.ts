import * as z from "zod";
import { ok, type Result } from "../../lib/result.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import { personText } from "../fields.ts";
import { limits } from "../limits.ts";
import { callAdmin, type AdminTools } from "./call-admin.ts";
import { readShop } from "./operations.ts";

/** What is no name to show is none: the shop is known by its address as well. */
const schema = z.object({ shop: z.object({ name: personText(limits.shopName).catch(null) }) });

/** The name that the merchant gave the shop. It needs no scope (Admin API 2026-10, `QueryRoot.shop`). */
export async function readShopName(
  tools: AdminTools,
  shop: ShopRef,
): Promise<Result<string | null, ShopError>> {
  const read = await callAdmin(tools, shop, { operation: readShop, variables: {} }, schema);
  return read.ok ? ok(read.value.shop.name) : read;
}
