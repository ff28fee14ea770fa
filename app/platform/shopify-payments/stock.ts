import type { StockReader } from "../../ports/stock.ts";

/** A payments app may use no Admin API (Shopify App Store rules, 5.2, 2026-09), so door 1 sees no stock. */
export const unknownStock: StockReader = { read: () => Promise.resolve("unknown") };
