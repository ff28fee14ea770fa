import { cashMethods } from "../gateways/mercado-pago/methods.ts";
import { moneyLabel } from "../gateways/mercado-pago/money-label.ts";
import type { Payment } from "../gateways/mercado-pago/payment.ts";
import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import { html, type Html } from "../web/html.ts";
import { layout } from "./layout.ts";
import { groupedReference, localTime } from "./voucher-label.ts";

/** The stamped receipt after money was taken. */
export function receiptPage(mercadoPago: MercadoPagoSandbox, payment: Payment): string {
  return layout(
    "Receipt",
    html`<section data-testid="counter-receipt">
        <h1 class="paid">Paid</h1>
        <dl>
          <dt>Network</dt>
          <dd>${cashMethods[payment.method].name}</dd>
          <dt>Paid to</dt>
          <dd>${mercadoPago.sellerOf(payment).name} (Mercado Pago)</dd>
          <dt>Reference</dt>
          <dd data-testid="receipt-reference">${groupedReference(payment.reference)}</dd>
          <dt>Received</dt>
          <dd class="amount" data-testid="receipt-amount">${moneyLabel(payment.paid, payment.method)}</dd>
          <dt>Operation</dt>
          <dd>${payment.id}</dd>
          <dt>Time</dt>
          <dd>${localTime(payment.updatedAt)}</dd>
        </dl>
        ${differenceNote(payment)}
      </section>
      <section class="row">
        <a href="/" data-testid="counter-next">Next customer</a>
        <a href="/voucher?reference=${payment.reference}" data-testid="receipt-voucher"
          >Look at this voucher</a
        >
      </section>`,
  );
}

function differenceNote(payment: Payment): Html | null {
  if (payment.paid === payment.amount) return null;
  const [word, difference] =
    payment.paid > payment.amount
      ? ["more", payment.paid - payment.amount]
      : ["less", payment.amount - payment.paid];
  return html`<p class="over" data-testid="receipt-difference">
    ${moneyLabel(difference, payment.method)} ${word} than asked.
  </p>`;
}
