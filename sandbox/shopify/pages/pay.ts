import { html } from "../../web/html.ts";
import { formOf, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { methodsFor } from "../methods.ts";
import { missingStep } from "../oauth/installation.ts";
import { financialStatus } from "../orders.ts";
import type { Checkout } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import type { SessionAnswer } from "../sessions/send-session-request.ts";
import { checkoutUrl, startPayment } from "../sessions/start-payment.ts";
import { manualMethodOf, orderManually } from "../store/manual-method.ts";
import { storeOrderUrl } from "../store/present-order.ts";
import { readBuyer } from "./buyer-fields.ts";
import { checkoutPage, findCheckout } from "./checkout.ts";
import { orderStatusUrl } from "./order-status.ts";

/** "Pay now" at the checkout: the session request, then the buyer goes where the app says. */
export async function payCheckout(sandbox: Sandbox, request: PageRequest): Promise<Answer> {
  const found = findCheckout(sandbox, request);
  if (!found) return plain(404, "No such checkout");
  const { shop, checkout } = found;
  if (sandbox.state.orders.has(checkout.group))
    return redirect(`${checkoutUrl(sandbox, checkout)}/thank-you`);
  const form = formOf(request);
  readBuyer(checkout, form);
  sandbox.changed();
  const manualMethod = manualMethodOf(sandbox, shop.domain);
  if (form.get("step") === "pay" && form.get("method") === "manual" && manualMethod !== null)
    return redirect(`${storeOrderUrl(sandbox, orderManually(sandbox, checkout, manualMethod))}/thank-you`);
  const methods = methodsFor(checkout.currency, checkout.buyer.country);
  const isOffered = methods.some((method) => method.handle === form.get("method"));
  const isOpen = missingStep(sandbox, shop.domain) === null && !checkout.isProviderBarred;
  if (form.get("step") !== "pay" || !isOffered || !isOpen) {
    return page(checkoutPage(sandbox, { shop, checkout, notice: null }));
  }
  if (!checkout.buyer.email && !checkout.buyer.phone) {
    const notice = { text: "Give an e-mail address or a phone number.", isError: true };
    return page(checkoutPage(sandbox, { shop, checkout, notice }), 422);
  }
  return sendBuyer(sandbox, checkout);
}

/** "Pay again" on the status page of an order that is still unpaid: one more attempt of the same group. */
export function payOrderAgain(sandbox: Sandbox, request: PageRequest): Promise<Answer> | Answer {
  const token = param(request, "token");
  const order = [...sandbox.state.orders.values()].find((candidate) => candidate.token === token);
  const checkout = order && sandbox.state.checkouts.get(order.checkoutId);
  if (!order || !checkout || order.shop !== param(request, "shop")) return plain(404, "No such order");
  if (financialStatus(sandbox.state, order, sandbox.now()) !== "EXPIRED") {
    return redirect(orderStatusUrl(sandbox, order));
  }
  return sendBuyer(sandbox, checkout);
}

async function sendBuyer(sandbox: Sandbox, checkout: Checkout): Promise<Answer> {
  const { answer } = await startPayment(sandbox, checkout);
  return answer.redirectUrl === null
    ? paymentErrorPage(sandbox, checkout, answer)
    : redirect(answer.redirectUrl);
}

function paymentErrorPage(sandbox: Sandbox, checkout: Checkout, answer: SessionAnswer): Answer {
  const content = html`<section class="card narrow" data-testid="payment-error">
    <h1>There was a problem with the payment</h1>
    <p>The payment app gave no usable answer after ${answer.attempts} tries. Nothing was charged.</p>
    <p class="soft">For developers: <code>${answer.failure}</code></p>
    <a class="button" href="${checkoutUrl(sandbox, checkout)}" data-testid="try-again">Try again</a>
  </section>`;
  return page(layout({ title: "Payment problem", place: "store", content }), 502);
}
