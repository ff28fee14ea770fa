import * as z from "zod";
import { isCurrency } from "../../domain/currency.ts";
import { money, parseMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShopRefund } from "../../ports/order-desk.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import { callAdmin, type AdminTools } from "./call-admin.ts";
import { listRefunds } from "./operations.ts";
import { isOurNote } from "./refund-in-books.ts";

const move = z.object({
  kind: z.string(),
  status: z.string(),
  manualPaymentGateway: z.boolean(),
  amountSet: z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) }),
});
const refund = z.object({
  id: z.string(),
  note: z.string().nullable(),
  transactions: z.object({ nodes: z.array(move) }),
});
const books = z.object({ order: z.object({ refunds: z.array(refund) }).nullable() });

/** The refunds of an order's manual method, with who wrote them; what went back another way is the shop's own. */
export async function readShopRefunds(
  tools: AdminTools,
  shop: ShopRef,
  gid: string,
): Promise<Result<readonly ShopRefund[], ShopError>> {
  const read = await callAdmin(tools, shop, { operation: listRefunds, variables: { id: gid } }, books);
  if (!read.ok) return read;
  if (!read.value.order) return err({ kind: "not_found", detail: "no such order" });
  return ok(read.value.order.refunds.flatMap(toShopRefund));
}

function toShopRefund({ id, note, transactions }: z.output<typeof refund>): ShopRefund[] {
  const amounts = transactions.nodes.filter(isByHand).flatMap(({ amountSet: { presentmentMoney: told } }) => {
    if (!isCurrency(told.currencyCode)) return [];
    const amount = parseMoney(told.amount, told.currencyCode);
    return amount.ok ? [amount.value] : [];
  });
  const [first] = amounts;
  if (!first) return [];
  const minor = amounts.reduce((sum, amount) => sum + amount.minor, 0n);
  const refundId = id.slice(id.lastIndexOf("/") + 1);
  return [{ refundId, amount: money(minor, first.currency), isOurs: note !== null && isOurNote(note) }];
}

function isByHand({ kind, status, manualPaymentGateway }: z.output<typeof move>): boolean {
  return kind === "REFUND" && status === "SUCCESS" && manualPaymentGateway;
}
