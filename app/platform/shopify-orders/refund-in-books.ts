import * as z from "zod";
import { formatDecimal } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShopError, ShopMessage, ShopRef } from "../../ports/platform.ts";
import { callAdmin, checkUserErrors, errorsOnly, type AdminTools } from "./call-admin.ts";
import { createRefund, readRefunds } from "./operations.ts";

const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: z.string().nullable(),
  manualPaymentGateway: z.boolean(),
});
const books = z.object({
  order: z
    .object({
      refunds: z.array(z.object({ note: z.string().nullable() })),
      transactions: z.array(transaction),
    })
    .nullable(),
});

const notePrefix = "recaudo-refund-";

/** Whether we wrote the refund that carries this note. */
export function isOurNote(note: string): boolean {
  return note.startsWith(notePrefix);
}

/**
 * Writes a refund into an order's books, against the sale by the manual method. Shopify keeps the key of `refundCreate`
 * for a day (2026-04 and later); the note, which names our refund, tells for ever that it is there.
 */
export async function refundInBooks(
  tools: AdminTools,
  shop: ShopRef,
  { paymentGid: orderId, refundId, amount }: Extract<ShopMessage, { verb: "refund_made" }>,
): Promise<Result<undefined, ShopError>> {
  const read = await callAdmin(tools, shop, { operation: readRefunds, variables: { id: orderId } }, books);
  if (!read.ok) return read;
  const { order } = read.value;
  if (!order) return err({ kind: "not_found", detail: "no such order" });
  const note = `${notePrefix}${refundId}`;
  if (order.refunds.some((refund) => refund.note === note)) return ok();
  const sale = order.transactions.findLast(isOurSale);
  if (!sale) return err({ kind: "refused", detail: "the order has no sale by a manual method to refund" });
  const { id: parentId, gateway } = sale;
  const back = { orderId, parentId, gateway, kind: "REFUND", amount: formatDecimal(amount) };
  const input = { orderId, note, notify: false, currency: amount.currency, transactions: [back] };
  const schema = z.object({ refundCreate: errorsOnly });
  const variables = { input, key: note };
  const made = await callAdmin(tools, shop, { operation: createRefund, variables }, schema);
  return made.ok ? checkUserErrors("refundCreate", made.value.refundCreate.userErrors) : made;
}

function isOurSale({ kind, status, manualPaymentGateway }: z.output<typeof transaction>): boolean {
  return kind === "SALE" && status === "SUCCESS" && manualPaymentGateway;
}
