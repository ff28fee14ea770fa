import { toDecimal, toMinor } from "../amount.ts";
import { formOf, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { paidAttempt, refundable } from "../orders.ts";
import type { Sandbox } from "../sandbox.ts";
import { sendMoneySession, startMoneySession } from "../sessions/money-session.ts";
import { sendPayment } from "../sessions/start-payment.ts";
import { findOrder } from "./order-page.ts";

/** The merchant's refund, in part or in full. More than is left is refused here, as at Shopify. */
export async function refundOrder(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  const found = findOrder(sandbox, request);
  const payment = found && paidAttempt(sandbox.state, found.order);
  if (!found || !payment) return plain(404, "No paid order");
  const minor = toMinor((formOf(request).get("amount") ?? "").trim().replace(",", "."));
  if (minor === null || minor <= 0n) return plain(422, "That is no amount. Go back and try again.");
  if (minor > refundable(sandbox.state, payment)) return plain(422, "That is more than is left to refund.");
  await startMoneySession(sandbox, "refund", { payment, amount: toDecimal(minor) });
  return redirect(orderPath(found.order));
}

export function captureOrder(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  return endAuthorization(sandbox, request, "capture");
}

export function voidOrder(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  return endAuthorization(sandbox, request, "void");
}

/** Sends a session's request once more with the same body. */
export async function repeatSession(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  const { payments, moneySessions, orders } = sandbox.state;
  const id = param(request, "session");
  const payment = payments.get(id);
  const move = moneySessions.get(id);
  const shop = param(request, "shop");
  if ((payment ?? move)?.shop !== shop) return plain(404, "No such session");
  if (payment) await sendPayment(sandbox, payment);
  if (move) await sendMoneySession(sandbox, move);
  const group = (payment ?? payments.get(move?.paymentId ?? ""))?.group ?? "";
  const order = orders.get(group);
  return redirect(order ? orderPath(order) : `/admin/${shop}/tools`);
}

async function endAuthorization(
  sandbox: Sandbox,
  request: PageRequest,
  kind: "capture" | "void",
): Promise<Answer> {
  const found = findOrder(sandbox, request);
  const payment = found && paidAttempt(sandbox.state, found.order);
  if (!found || payment?.kind !== "authorization") return plain(404, "No authorized order");
  await startMoneySession(sandbox, kind, { payment, amount: kind === "capture" ? payment.amount : null });
  return redirect(orderPath(found.order));
}

function orderPath({ shop, token }: { shop: string; token: string }): string {
  return `/admin/${shop}/orders/${token}`;
}
