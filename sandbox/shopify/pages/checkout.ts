import { showAmount } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { missingStep } from "../oauth/installation.ts";
import type { Checkout } from "../records.ts";
import { adminUrl, shopOrigin, type Sandbox } from "../sandbox.ts";
import { checkoutUrl } from "../sessions/start-payment.ts";
import { findShop, type Shop } from "../shops.ts";
import { manualMethodOf } from "../store/manual-method.ts";
import { buyerFields } from "./buyer-fields.ts";
import { paymentChoice } from "./payment-choice.ts";

export interface CheckoutNotice {
  readonly text: string;
  readonly isError: boolean;
}

export function showCheckout(sandbox: Sandbox, request: PageRequest): Answer {
  const found = findCheckout(sandbox, request);
  if (!found) return plain(404, "No such checkout");
  const { shop, checkout } = found;
  if (sandbox.state.orders.has(checkout.group))
    return redirect(`${checkoutUrl(sandbox, checkout)}/thank-you`);
  return page(checkoutPage(sandbox, { shop, checkout, notice: noticeOf(request.query) }));
}

export function findCheckout(
  sandbox: Sandbox,
  request: PageRequest,
): { shop: Shop; checkout: Checkout } | null {
  const shop = findShop(param(request, "shop"));
  const checkout = sandbox.state.checkouts.get(param(request, "checkout"));
  return shop && checkout && checkout.shop === shop.domain ? { shop, checkout } : null;
}

function noticeOf(query: URLSearchParams): CheckoutNotice | null {
  if (query.has("canceled"))
    return { text: "You came back without paying. You can try again.", isError: false };
  if (query.has("rejected")) return { text: "The payment was not accepted.", isError: true };
  return null;
}

export function checkoutPage(
  sandbox: Sandbox,
  { shop, checkout, notice }: { shop: Shop; checkout: Checkout; notice: CheckoutNotice | null },
): Html {
  const content = html`<h1>Checkout</h1>
    ${
      notice &&
      html`<p class="note ${notice.isError && "error"}" role="status" data-testid="checkout-notice">
        ${notice.text}
      </p>`
    }
    <form class="columns" method="post" action="${checkoutUrl(sandbox, checkout)}">
      <section class="card">${buyerFields(checkout)}</section>
      <div>
        <section class="card">${summary(checkout)}</section>
        <section class="card">${payment(sandbox, checkout)}</section>
      </div>
    </form>`;
  return layout({
    title: "Checkout",
    place: "store",
    lang: "en",
    heading: html`<a href="${shopOrigin(sandbox, shop.domain)}">${shop.name}</a>`,
    content,
  });
}

function summary({ items, amount, currency }: Checkout): Html {
  return html`<h2>Your order</h2>
    <dl>
      ${items.map(
        (item) =>
          html`<dt>${item.quantity} × ${item.title}</dt>
            <dd class="amount">${showAmount(item.amount, currency)}</dd>`,
      )}
      <dt><strong>Total</strong></dt>
      <dd class="amount"><strong data-testid="checkout-total">${showAmount(amount, currency)}</strong></dd>
    </dl>`;
}

function payment(sandbox: Sandbox, checkout: Checkout): Html {
  if (checkout.isProviderBarred) {
    return html`<h2>Payment</h2>
      <p data-testid="provider-barred">
        Cash payment was refused for this checkout and cannot be tried here again.
        <a href="${shopOrigin(sandbox, checkout.shop)}">Start a new one</a>.
      </p>`;
  }
  return paymentChoice(checkout, {
    missing: missingStep(sandbox, checkout.shop),
    manualMethod: manualMethodOf(sandbox, checkout.shop),
    adminUrl: adminUrl(sandbox, checkout.shop),
  });
}
