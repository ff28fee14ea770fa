import { showAmount } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { financialStatus, type FinancialStatus } from "../orders.ts";
import type { Order } from "../records.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import { checkoutUrl } from "../sessions/start-payment.ts";
import { findShop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import { findCheckout } from "./checkout.ts";

const sentences: Record<FinancialStatus, string> = {
  PENDING: "We are waiting for your payment.",
  AUTHORIZED: "Your payment is authorized.",
  PAID: "Your payment has arrived.",
  PARTIALLY_REFUNDED: "Part of your payment was refunded.",
  REFUNDED: "Your payment was refunded.",
  VOIDED: "The payment was voided.",
  EXPIRED: "The payment did not arrive in time.",
};

export function orderStatusUrl(sandbox: Sandbox, order: Order): string {
  return `${shopOrigin(sandbox, order.shop)}/orders/${order.token}`;
}

/** First page after paying. Without an order yet the buyer goes back to the checkout. */
export function showThankYou(sandbox: Sandbox, request: PageRequest): Answer {
  const found = findCheckout(sandbox, request);
  if (!found) return plain(404, "No such checkout");
  const order = sandbox.state.orders.get(found.checkout.group);
  if (!order) return redirect(checkoutUrl(sandbox, found.checkout));
  const name = found.checkout.buyer.givenName;
  return page(orderPage(sandbox, order, html`<h1 data-testid="thank-you">Thank you, ${name}</h1>`));
}

export function showOrderStatus(sandbox: Sandbox, request: PageRequest): Answer {
  const token = param(request, "token");
  const order = [...sandbox.state.orders.values()].find((candidate) => candidate.token === token);
  if (!order || order.shop !== param(request, "shop")) return plain(404, "No such order");
  return page(orderPage(sandbox, order, html`<h1>Your order</h1>`));
}

function orderPage(sandbox: Sandbox, order: Order, title: Html): Html {
  const status = financialStatus(sandbox.state, order, sandbox.now());
  const isWaiting = status === "PENDING" || status === "EXPIRED";
  const content = html`<section class="card narrow">
    ${title}
    <p>${statusLabel(status)} ${sentences[status]}</p>
    <dl>
      <dt>Order</dt>
      <dd data-testid="order-name">${order.name}${order.isTest && " (test)"}</dd>
      <dt>Total</dt>
      <dd data-testid="order-total">${showAmount(order.amount, order.currency)}</dd>
    </dl>
    ${
      status === "EXPIRED" &&
      html`<form method="post" action="${orderStatusUrl(sandbox, order)}/pay">
        <p>You can pay again.</p>
        <button data-testid="pay-again">Pay again</button>
      </form>`
    }
    <p class="row">
      <a href="${orderStatusUrl(sandbox, order)}" data-testid="order-status-link">Order status page</a>
      <a href="${shopOrigin(sandbox, order.shop)}">Back to the shop</a>
    </p>
  </section>`;
  const heading = html`<strong>${findShop(order.shop)?.name}</strong>`;
  return layout({ title: order.name, place: "store", heading, content, refreshSeconds: isWaiting && 3 });
}
