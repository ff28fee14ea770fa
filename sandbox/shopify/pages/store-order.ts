import { showAmount, toDecimal } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { blockPlace } from "../blocks/block-place.ts";
import { page, param, plain, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import { findShop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import { financialStatusOf, settleOrder, totalOf } from "../store/orders.ts";
import { storeOrderUrl } from "../store/present-order.ts";
import type { StoreOrder } from "../store/records.ts";

/** Right after the order: the app's block runs here as it was built, in a worker. */
export function showStoreThankYou(sandbox: Sandbox, request: PageRequest): Answer {
  return showOrderPage(sandbox, request, "purchase.thank-you.block.render");
}

/** The buyer's page of an order with a manual method, to come back to. */
export function showStoreOrder(sandbox: Sandbox, request: PageRequest): Answer {
  return showOrderPage(sandbox, request, "customer-account.order-status.block.render");
}

/** The merchant's theme shows the link that the app put there, and the app's block stands below. */
function showOrderPage(sandbox: Sandbox, request: PageRequest, target: string): Answer {
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
      content: html`${orderView(sandbox, order, isOpen)} ${blockPlace(sandbox, order, target, order.locale)}`,
      // Until the link is there; a block looks for news by itself.
      refreshSeconds: isOpen && linkOf(order) === undefined && 3,
    }),
  );
}

function linkOf({ metafields }: StoreOrder): StoreOrder["metafields"][number] | undefined {
  return metafields.find(({ key }) => key === "pay_url");
}

function orderView(sandbox: Sandbox, order: StoreOrder, isOpen: boolean): Html {
  const link = linkOf(order);
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
    <p>
      <a href="${storeOrderUrl(sandbox, order)}" data-testid="order-status">Order status</a> ·
      <a href="${shopOrigin(sandbox, order.shop)}">Back to the shop</a>
    </p>
  </section>`;
}
