import * as z from "zod";
import type { ExpiryPolicy } from "../../domain/order-settings.ts";
import { sameMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { OrderMarks, OrderSettingsStore } from "../../ports/order-store.ts";
import type { CloseReason, Door, ShopAnswer, ShopError, ShopMessage, ShopRef } from "../../ports/platform.ts";
import type { Probe } from "../../ports/probe.ts";
import { limits } from "../limits.ts";
import { callAdmin, checkUserErrors, errorsOnly, userErrors, type AdminTools } from "./call-admin.ts";
import { addTags, awaitCash, cancelOrder, markAsPaid, removeTags } from "./operations.ts";
import { refundInBooks } from "./refund-in-books.ts";
import { readAdminOrder } from "./read-order.ts";

export interface OrdersDoorTools extends AdminTools {
  readonly marks: OrderMarks;
  readonly settings: OrderSettingsStore;
  readonly probe: Probe;
}

/** What the merchant sees on an order, and can filter and automate by. */
export const waitingTag = "cash-awaited";
export const expiredTag = "cash-expired";
/** Where the shop's own mails and pages find the page to pay at: `order.metafields.recaudo.pay_url`. */
const payUrlField = { namespace: "recaudo", key: "pay_url", type: "url" } as const;

/** `OrderCancelReason`; none says that a voucher ran out. */
const cancelReasons = {
  voucher_expired: "DECLINED",
  buyer_canceled: "CUSTOMER",
  amount_too_small: "OTHER",
  amount_too_large: "OTHER",
  gateway_refused: "DECLINED",
  account_error: "OTHER",
} as const satisfies Record<CloseReason, string>;

/** Door 2: orders with a manual payment method, told through the Admin API. */
export function createShopifyOrdersDoor(tools: OrdersDoorTools): Door {
  return {
    hasOrderFromStart: true,
    startsRefunds: false,
    async tell(shop, message) {
      switch (message.verb) {
        case "pending":
          return tellPending(tools, shop, message);
        case "resolve":
          return tellPaid(tools, shop, message);
        case "reject":
          return tellClosed(tools, shop, message);
        case "refund_made":
          return afterwards(await refundInBooks(tools, shop, message));
        default:
          // The payments platform's own requests; an order has none of them.
          return err({ kind: "refused", detail: `${message.verb}: not a message for an order` });
      }
    },
  };
}

type Telling<Verb extends ShopMessage["verb"]> = Extract<ShopMessage, { verb: Verb }>;
type Told = Result<ShopAnswer, ShopError>;

const told: Told = ok({ nextUrl: null });

async function tellPending(
  tools: OrdersDoorTools,
  shop: ShopRef,
  { paymentGid, payUrl }: Telling<"pending">,
): Promise<Told> {
  const node = z.object({ statusPageUrl: z.url().optional() }).nullish();
  const schema = z.object({ tagsAdd: z.object({ node, userErrors }), metafieldsSet: errorsOnly });
  const metafields = [{ ...payUrlField, ownerId: paymentGid, value: payUrl }];
  const variables = { id: paymentGid, tags: [waitingTag], metafields };
  const answer = await callAdmin(tools, shop, { operation: awaitCash, variables }, schema);
  if (!answer.ok) return answer;
  const { tagsAdd, metafieldsSet } = answer.value;
  const checked = checkUserErrors("awaitCash", [...tagsAdd.userErrors, ...metafieldsSet.userErrors]);
  return checked.ok ? ok({ nextUrl: tagsAdd.node?.statusPageUrl ?? null }) : checked;
}

/**
 * Marks the order as paid, if it asks for exactly this money. Shopify documents no idempotency for it, so the order is
 * read first, and that we ask is written down before we do: an order found paid after an answer that was lost is ours.
 */
async function tellPaid(
  tools: OrdersDoorTools,
  shop: ShopRef,
  { paymentGid, paymentId, amount }: Telling<"resolve">,
): Promise<Told> {
  const order = await readAdminOrder(tools, shop, paymentGid);
  if (!order.ok) return order;
  const { isPaid, isCanceled, outstanding, canMarkAsPaid } = order.value;
  if (isPaid) {
    const isOurs = await tools.marks.wasAsked(shop.id, paymentId);
    return isOurs ? afterwards(await stopWaiting(tools, shop, paymentGid)) : opposite("paid otherwise");
  }
  if (isCanceled) return opposite("canceled");
  if (!outstanding || !sameMoney(outstanding, amount))
    return err({ kind: "order_changed", detail: "the order asks for another amount" });
  // Such as while Shopify itself has the order in hand: a later try may do.
  if (!canMarkAsPaid) return err({ kind: "unavailable", detail: "the order cannot be marked as paid now" });
  await tools.marks.saveAsked(shop.id, paymentId);
  tools.probe("order-mark-asked");
  const schema = z.object({ orderMarkAsPaid: errorsOnly });
  const variables = { id: paymentGid };
  const marked = await callAdmin(tools, shop, { operation: markAsPaid, variables }, schema);
  if (!marked.ok) return marked;
  const checked = checkUserErrors("orderMarkAsPaid", marked.value.orderMarkAsPaid.userErrors);
  if (!checked.ok) return checked;
  return afterwards(await stopWaiting(tools, shop, paymentGid));
}

/**
 * Closes the order by the shop's policy, unless it was canceled or paid by others, or asks for another amount by now:
 * then only the payment is over, and the order is not ours to close. A cancellation takes Shopify a while, so it
 * counts once the order says so.
 */
async function tellClosed(tools: OrdersDoorTools, shop: ShopRef, message: Telling<"reject">): Promise<Told> {
  const { paymentGid, paymentId, amount } = message;
  const order = await readAdminOrder(tools, shop, paymentGid);
  if (!order.ok) return order.error.kind === "not_found" ? told : order;
  const { isPaid, isCanceled, outstanding } = order.value;
  if (isPaid && (await tools.marks.wasAsked(shop.id, paymentId))) return opposite("paid");
  const isOurs = !isPaid && !isCanceled && outstanding !== null && sameMoney(outstanding, amount);
  if (isOurs) {
    const { expiryPolicy } = await tools.settings.read(shop.id);
    const closed = await closeOrder(tools, shop, message, expiryPolicy);
    if (!closed.ok) return closed;
  }
  // An order that goes on with another amount waits for that.
  const isGoingOn = !isOurs && !isPaid && !isCanceled;
  return isGoingOn ? told : afterwards(await stopWaiting(tools, shop, paymentGid));
}

async function closeOrder(
  tools: OrdersDoorTools,
  shop: ShopRef,
  { paymentGid: id, reason, merchantMessage }: Telling<"reject">,
  policy: ExpiryPolicy,
): Promise<Result<undefined, ShopError>> {
  if (policy === "leave_open") return changeTags(tools, shop, { operation: addTags, id, tags: [expiredTag] });
  const schema = z.object({ orderCancel: z.object({ orderCancelUserErrors: userErrors }) });
  const note = merchantMessage.slice(0, limits.staffNote);
  const variables = { id, reason: cancelReasons[reason], restock: policy === "cancel_and_restock", note };
  const asked = await callAdmin(tools, shop, { operation: cancelOrder, variables }, schema);
  if (!asked.ok) return asked;
  const checked = checkUserErrors("orderCancel", asked.value.orderCancel.orderCancelUserErrors);
  if (!checked.ok) return checked;
  const after = await readAdminOrder(tools, shop, id);
  if (!after.ok) return after;
  return after.value.isCanceled
    ? ok()
    : err({ kind: "unavailable", detail: "the shop is still canceling the order" });
}

/** Takes the sign off that the order's cash is awaited. */
export function stopWaiting(
  tools: AdminTools,
  shop: ShopRef,
  id: string,
): Promise<Result<undefined, ShopError>> {
  return changeTags(tools, shop, { operation: removeTags, id, tags: [waitingTag] });
}

async function changeTags(
  tools: AdminTools,
  shop: ShopRef,
  {
    operation,
    id,
    tags,
  }: { readonly operation: typeof addTags; readonly id: string; readonly tags: readonly string[] },
): Promise<Result<undefined, ShopError>> {
  const schema = z.object({ tagsAdd: errorsOnly.optional(), tagsRemove: errorsOnly.optional() });
  const changed = await callAdmin(tools, shop, { operation, variables: { id, tags } }, schema);
  if (!changed.ok) return changed;
  const { tagsAdd, tagsRemove } = changed.value;
  return checkUserErrors(operation.name, (tagsAdd ?? tagsRemove)?.userErrors ?? []);
}

function afterwards(done: Result<undefined, ShopError>): Told {
  return done.ok ? told : done;
}

function opposite(detail: string): Told {
  return err({ kind: "opposite_final", detail: `the order is ${detail}` });
}
