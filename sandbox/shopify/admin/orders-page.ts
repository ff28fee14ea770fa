import { showAmount } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { page, param, plain, type Answer, type PageRequest } from "../http.ts";
import { missingStep } from "../oauth/installation.ts";
import { attemptsOf, financialStatus, ordersOf } from "../orders.ts";
import type { Order } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import { financialStatusOf } from "../store/orders.ts";
import { adminPage, settingsUrl } from "./frame.ts";

const maxRows = 50;

/** Orders, newest first, loading itself again so that a payment is seen arriving. */
export function showOrders(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  const orders = ordersOf(sandbox.state, shop.domain).reverse();
  const content = html`${appNote(sandbox, shop)}
    <section class="card">
      <h1>Orders</h1>
      ${
        orders.length === 0
          ? html`<p class="soft" data-testid="no-orders">
              None yet. An order appears once its payment is pending.
            </p>`
          : table(sandbox, orders.slice(0, maxRows))
      }
      ${orders.length > maxRows && html`<p class="soft">The newest ${maxRows} of ${orders.length}.</p>`}
    </section>
    ${manualOrders(sandbox, shop)}`;
  return page(adminPage(sandbox, shop, { title: "Orders", content, refreshSeconds: 3 }));
}

/** Orders that wait for money outside Shopify's own payments. */
function manualOrders({ state }: Sandbox, shop: Shop): Html | false {
  const orders = [...state.storeOrders.values()].filter((order) => order.shop === shop.domain).reverse();
  return (
    orders.length > 0 &&
    html`<section class="card">
      <h2>Orders with ${shop.manualMethod}</h2>
      <ul>
        ${orders.slice(0, maxRows).map(
          (order) =>
            html`<li data-testid="manual-order">
              <a href="/admin/${order.shop}/store-orders/${order.id}">${order.name}</a>
              ${statusLabel(financialStatusOf(order))}
            </li>`,
        )}
      </ul>
    </section>`
  );
}

function appNote(sandbox: Sandbox, shop: Shop): Html | null {
  const missing = missingStep(sandbox, shop.domain);
  if (missing === null) return null;
  if (missing === "install") {
    return html`<section class="note">
      <p>This shop takes no cash yet.</p>
      <a class="button" href="/admin/${shop.domain}/apps/recaudo" data-testid="install-app"
        >Install Recaudo</a
      >
    </section>`;
  }
  return html`<section class="note">
    Recaudo is installed but not in use.
    <a href="${settingsUrl(sandbox, shop.domain)}" data-testid="payments-settings">Payments settings</a>
  </section>`;
}

function table(sandbox: Sandbox, orders: readonly Order[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Order</th>
          <th>Payment</th>
          <th>Total</th>
          <th>Attempts</th>
          <th>Made (UTC)</th>
        </tr>
      </thead>
      <tbody>
        ${orders.map((order) => row(sandbox, order))}
      </tbody>
    </table>
  </div>`;
}

function row({ state, now }: Sandbox, order: Order): Html {
  return html`<tr data-testid="order-row" data-order="${order.name}">
    <td><a href="/admin/${order.shop}/orders/${order.token}">${order.name}</a>${order.isTest && " test"}</td>
    <td>${statusLabel(financialStatus(state, order, now()))}</td>
    <td class="amount">${showAmount(order.amount, order.currency)}</td>
    <td>${attemptsOf(state, order.group).length}</td>
    <td class="amount">${order.createdAt.slice(0, 16).replace("T", " ")}</td>
  </tr>`;
}
