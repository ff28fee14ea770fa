import { moneyLabel } from "../gateways/money-label.ts";
import { html, type Html } from "../web/html.ts";
import type { CounterVoucher } from "./cash-network.ts";
import { layout } from "./layout.ts";
import { groupedReference, localTime } from "./voucher-label.ts";

type Receipt = NonNullable<CounterVoucher["receipt"]>;

/** The stamped receipt after money was taken. */
export function receiptPage(voucher: CounterVoucher, receipt: Receipt): string {
  return layout(
    "Receipt",
    html`<section data-testid="counter-receipt">
        <h1 class="paid">Paid</h1>
        <dl>
          <dt>Network</dt>
          <dd>${voucher.title}</dd>
          <dt>Paid to</dt>
          <dd>${voucher.collector}</dd>
          <dt>Reference</dt>
          <dd data-testid="receipt-reference">${groupedReference(voucher.reference)}</dd>
          <dt>Received</dt>
          <dd class="amount" data-testid="receipt-amount">${moneyLabel(receipt.paid, voucher.currency)}</dd>
          <dt>Operation</dt>
          <dd>${receipt.operation}</dd>
          <dt>Time</dt>
          <dd>${localTime(receipt.at)}</dd>
        </dl>
        ${differenceNote(voucher, receipt)}
      </section>
      <section class="row">
        <a href="/" data-testid="counter-next">Next customer</a>
        <a href="/voucher?reference=${voucher.reference}" data-testid="receipt-voucher"
          >Look at this voucher</a
        >
      </section>`,
  );
}

function differenceNote({ amount, currency }: CounterVoucher, { paid }: Receipt): Html | null {
  if (paid === amount) return null;
  const [word, difference] = paid > amount ? ["more", paid - amount] : ["less", amount - paid];
  return html`<p class="over" data-testid="receipt-difference">
    ${moneyLabel(difference, currency)} ${word} than asked.
  </p>`;
}
