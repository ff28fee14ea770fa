import * as z from "zod";
import type { Stock } from "../../domain/late-money.ts";
import type { StockReader } from "../../ports/stock.ts";
import { callAdmin, type AdminTools } from "./call-admin.ts";
import { readStock } from "./operations.ts";

const line = z.object({
  quantity: z.number().int(),
  variant: z
    .object({
      id: z.string(),
      inventoryQuantity: z.number().int().nullable(),
      inventoryPolicy: z.string(),
      inventoryItem: z.object({ tracked: z.boolean() }),
    })
    .nullable(),
});
type Line = z.output<typeof line>;

const answer = z.object({
  order: z
    .object({
      cancelledAt: z.string().nullable(),
      lineItems: z.object({ nodes: z.array(line), pageInfo: z.object({ hasNextPage: z.boolean() }) }),
    })
    .nullable(),
});

/**
 * An order that stands keeps its goods: Shopify holds them as committed. One that was canceled gave them back, so all
 * it asked for must be there once more. What cannot be counted for certain is "unknown".
 */
export function createStockReader(tools: AdminTools): StockReader {
  return {
    async read({ shop, sessionGid }) {
      const variables = { id: sessionGid };
      const read = await callAdmin(tools, shop, { operation: readStock, variables }, answer);
      if (!read.ok || !read.value.order) return "unknown";
      const { cancelledAt, lineItems } = read.value.order;
      if (cancelledAt === null) return "in";
      if (lineItems.pageInfo.hasNextPage) return "unknown";
      return stockOf(lineItems.nodes);
    },
  };
}

function stockOf(lines: readonly Line[]): Stock {
  const byVariant = Map.groupBy(lines, ({ variant }) => variant?.id ?? "");
  const stocks = [...byVariant.values()].map(stockOfVariant);
  if (stocks.includes("out")) return "out";
  return stocks.includes("unknown") ? "unknown" : "in";
}

/** Lines of one variant take from the same shelf. */
function stockOfVariant(lines: readonly Line[]): Stock {
  const variant = lines[0]?.variant;
  // Typed in by hand, or no longer sold.
  if (!variant) return "unknown";
  if (!variant.inventoryItem.tracked || variant.inventoryPolicy === "CONTINUE") return "in";
  if (variant.inventoryQuantity === null) return "unknown";
  const asked = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return variant.inventoryQuantity >= asked ? "in" : "out";
}
