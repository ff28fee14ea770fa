import { showAmount, toDecimal } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { page, param, plain, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import { financialStatusOf, settleOrder, totalOf } from "../store/orders.ts";
import type { StoreOrder } from "../store/records.ts";

/** The buyer's page of an order with a manual method: the merchant's theme shows the link that the app put there. */
export function showStoreOrder(sandbox: Sandbox, request: PageRequest): Answer {
  const token = param(request, "token");
  const held = [...sandbox.state.storeOrders.values()].find((candidate) => candidate.token === token);
  if (!held || held.shop !== param(request, "shop")) return plain(404, "No such order");
  const order = settleOrder(sandbox, held);
  const heading = html`<strong>${findShop(order.shop)?.name}</strong>`;
  const isOpen = order.cancelledAt === null && financialStatusOf(order) !== "PAID";
  return page(
    layout({
      title: order.name,
      place: "store",
      heading,
      content: orderView(sandbox, order, isOpen),
      refreshSeconds: isOpen && 3,
    }),
  );
}

function orderView(sandbox: Sandbox, order: StoreOrder, isOpen: boolean): Html {
  const link = order.metafields.find(({ key }) => key === "pay_url");
  return html`<section class="card narrow">
    <h1 data-testid="thank-you">Thank you, ${order.buyer.givenName}</h1>
    <p>${statusLabel(financialStatusOf(order))} ${order.cancelledAt !== null && "The order was canceled."}</p>
    <dl>
      <dt>Order</dt>
      <dd data-testid="order-name">${order.name}${order.isTest && " (test)"}</dd>
      <dt>Total</dt>
      <dd data-testid="order-total">${showAmount(toDecimal(totalOf(order)), order.currency)}</dd>
      <dt>Paid by</dt>
      <dd>${order.methodName}</dd>
    </dl>
    ${
      isOpen &&
      (link
        ? html`<p><a class="button" href="${link.value}" data-testid="pay-link">Pay in cash</a></p>`
        : html`<p class="soft">The way to pay comes in a moment.</p>`)
    }
    <p><a href="${shopOrigin(sandbox, order.shop)}">Back to the shop</a></p>
  </section>`;
}
