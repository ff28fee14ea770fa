import { cashMethods } from "../gateways/mercado-pago/methods.ts";
import { moneyLabel } from "../gateways/mercado-pago/money-label.ts";
import { isOpen, type Payment } from "../gateways/mercado-pago/payment.ts";
import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import { html, type Html } from "../web/html.ts";
import { alertBox, layout } from "./layout.ts";
import { groupedReference, localTime, statusLabel, timeLeftLabel } from "./voucher-label.ts";

/** What the cashier sees: whom the money goes to, how much, until when, and what may be done. */
export function voucherPage(
  mercadoPago: MercadoPagoSandbox,
  payment: Payment,
  problem: string | null,
): string {
  const { method } = payment;
  return layout(
    groupedReference(payment.reference),
    html`${alertBox(problem)}
      <section data-testid="counter-details">
        <h1>${cashMethods[method].name}</h1>
        <dl>
          <dt>Reference</dt>
          <dd data-testid="voucher-reference">${groupedReference(payment.reference)}</dd>
          <dt>Pays to</dt>
          <dd>${mercadoPago.sellerOf(payment).name} (Mercado Pago)</dd>
          <dt>For</dt>
          <dd>${payment.details.description ?? "—"}</dd>
          <dt>Amount</dt>
          <dd class="amount" data-testid="voucher-amount">${moneyLabel(payment.amount, method)}</dd>
          <dt>Pay before</dt>
          <dd>${deadline(mercadoPago, payment)}</dd>
          <dt>State</dt>
          <dd data-testid="voucher-status">${statusLabel(payment)}</dd>
        </dl>
      </section>
      <section>${actions(payment)}</section>`,
  );
}

function deadline(mercadoPago: MercadoPagoSandbox, payment: Payment): string {
  const left = timeLeftLabel(mercadoPago.timeLeft(payment));
  const note = isOpen(payment) ? `, ${left}` : "";
  return payment.expiresAt === null ? `no date given${note}` : `${localTime(payment.expiresAt)}${note}`;
}

function actions(payment: Payment): Html {
  if (isOpen(payment)) {
    return html`${payForm(payment, "exact", `Take ${moneyLabel(payment.amount, payment.method)}`, true)}
      <form action="/pay" method="post" class="row">
        <input type="hidden" name="reference" value="${payment.reference}" />
        <div>
          <label for="amount">Another amount (only where the network allows)</label>
          <input
            id="amount"
            name="amount"
            inputmode="decimal"
            autocomplete="off"
            data-testid="pay-other-amount"
          />
        </div>
        <button name="how" value="other" data-testid="pay-other">Take this amount</button>
      </form>`;
  }
  if (payment.status === "cancelled")
    return payForm(payment, "late", "Pay late, after it was cancelled", false);
  if (payment.status === "approved")
    return payForm(payment, "again", "Pay a second time (only where the network allows)", false);
  return html`<p class="dim">Nothing can be paid on this voucher.</p>`;
}

function payForm(payment: Payment, how: string, label: string, isMain: boolean): Html {
  return html`<form action="/pay" method="post">
    <input type="hidden" name="reference" value="${payment.reference}" />
    <button class="${isMain ? "main" : ""}" name="how" value="${how}" data-testid="pay-${how}">
      ${label}
    </button>
  </form>`;
}
