import * as z from "zod";
import { isCurrency } from "../../domain/currency.ts";
import { parseMoney, type Money } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShopOrder } from "../../ports/order-desk.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import { instant, locale } from "../fields.ts";
import { limits } from "../limits.ts";
import { callAdmin, type AdminTools } from "./call-admin.ts";
import { readOrder } from "./operations.ts";

const methodNames = z.array(z.string());
const order = z.object({
  id: z.string(),
  name: z.string(),
  legacyResourceId: z.union([z.string(), z.number().int().transform(String)]),
  test: z.boolean(),
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  canMarkAsPaid: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  paymentGatewayNames: methodNames,
  confirmationNumber: z.string().min(1).max(64).nullish(),
  customerLocale: locale.nullable().catch(null),
  statusPageUrl: z.url().max(limits.url),
  totalOutstandingSet: z.object({
    presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
  }),
});

/** An order with what only this door looks at. */
export interface AdminOrder extends ShopOrder {
  readonly canMarkAsPaid: boolean;
  /** Nothing is left to pay, though something was. */
  readonly isPaid: boolean;
}

/** Asks the shop for an order as it is now. `id` is the shop's own number of it. */
export async function readAdminOrder(
  tools: AdminTools,
  shop: ShopRef,
  gid: string,
): Promise<Result<AdminOrder, ShopError>> {
  const schema = z.object({ order: order.nullable() });
  const read = await callAdmin(tools, shop, { operation: readOrder, variables: { id: gid } }, schema);
  if (!read.ok) return read;
  if (!read.value.order) return err({ kind: "not_found", detail: "no such order" });
  return ok(toOrder(read.value.order));
}

export function orderGid(orderId: string): string {
  return `gid://shopify/Order/${orderId}`;
}

function toOrder(read: z.output<typeof order>): AdminOrder {
  const outstanding = moneyOf(read.totalOutstandingSet.presentmentMoney);
  return {
    orderId: read.legacyResourceId,
    gid: read.id,
    name: read.name,
    isTest: read.test,
    isCanceled: read.cancelledAt !== null,
    updatedAt: read.updatedAt,
    outstanding,
    methodNames: read.paymentGatewayNames,
    confirmationNumber: read.confirmationNumber ?? null,
    locale: read.customerLocale,
    statusUrl: read.statusPageUrl,
    canMarkAsPaid: read.canMarkAsPaid,
    isPaid: read.displayFinancialStatus === "PAID" || outstanding?.minor === 0n,
  };
}

/** What the buyer still owes, in the buyer's own currency: that is what they pay at the counter. */
function moneyOf({ amount, currencyCode }: { amount: string; currencyCode: string }): Money | null {
  if (!isCurrency(currencyCode)) return null;
  const read = parseMoney(amount, currencyCode);
  return read.ok ? read.value : null;
}
