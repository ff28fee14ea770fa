import { showAmount, toDecimal } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { blockPlace } from "../blocks/block-place.ts";
import { formOf, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import {
  askToCancel,
  editOrder,
  financialStatusOf,
  outstandingOf,
  payRest,
  refundableOf,
  refundInShop,
  settleOrder,
  totalOf,
} from "../store/orders.ts";
import type { StoreOrder } from "../store/records.ts";
import { adminPage } from "./frame.ts";

function find(sandbox: Sandbox, request: PageRequest): { shop: Shop; order: StoreOrder } | null {
  const shop = findShop(param(request, "shop"));
  const order = sandbox.state.storeOrders.get(param(request, "order"));
  return shop && order?.shop === shop.domain ? { shop, order: settleOrder(sandbox, order) } : null;
}

/** An order with a manual method, as its merchant sees it, and what the merchant may do to it. */
export function showStoreOrderToMerchant(sandbox: Sandbox, request: PageRequest): Answer {
  const found = find(sandbox, request);
  if (!found) return plain(404, "No such order");
  const { shop, order } = found;
  const block = blockPlace(sandbox, order, "admin.order-details.block.render", "en");
  const content = html`<section class="card">
      <h1>${order.name} ${statusLabel(financialStatusOf(order))}</h1>
      <p>
        ${showAmount(toDecimal(totalOf(order)), order.currency)},
        ${order.methodName}${order.isTest && " · test order"}
      </p>
      <dl>
        <dt>Tags</dt>
        <dd data-testid="order-tags">${order.tags.join(", ") || "none"}</dd>
        <dt>Goods</dt>
        <dd>${order.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(", ")}</dd>
        ${
          order.cancelledAt &&
          html`<dt>Canceled</dt>
            <dd data-testid="order-canceled">
              ${order.cancelReason}, ${order.isRestocked ? "restocked" : "not restocked"}. ${order.staffNote}
            </dd>`
        }
      </dl>
    </section>
    ${block} ${order.cancelledAt === null && actions(order)}`;
  // A block would begin anew each time.
  return page(adminPage(sandbox, shop, { title: order.name, content, refreshSeconds: block === false && 3 }));
}

function actions(order: StoreOrder): Html {
  const at = `/admin/${order.shop}/store-orders/${order.id}`;
  return html`<section class="card">
    <h2>The merchant</h2>
    <form class="row" method="post" action="${at}">
      ${outstandingOf(order) > 0n && html`<button class="quiet" name="act" value="pay">Mark as paid</button>`}
      <button class="quiet" name="act" value="more">One piece more</button>
      ${refundableOf(order) > 0n && html`<button class="quiet" name="act" value="refund">Refund manually</button>`}
      <button class="quiet" name="act" value="cancel">Cancel and restock</button>
    </form>
  </section>`;
}

export function changeStoreOrder(sandbox: Sandbox, request: PageRequest): Answer {
  const found = find(sandbox, request);
  if (!found) return plain(404, "No such order");
  const { order } = found;
  const act = formOf(request).get("act");
  if (order.cancelledAt !== null) return plain(422, "The order is canceled.");
  if (act === "pay" && outstandingOf(order) > 0n) payRest(sandbox, order, "By hand");
  if (act === "more") editOrder(sandbox, order, (order.lines[0]?.quantity ?? 0) + 1);
  if (act === "refund" && refundableOf(order) > 0n) refundInShop(sandbox, order);
  if (act === "cancel") askToCancel(sandbox, order, { reason: "STAFF", restock: true, staffNote: null });
  return redirect(`/admin/${order.shop}/store-orders/${order.id}`);
}
