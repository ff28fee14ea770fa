import { moneyLabel } from "../gateways/money-label.ts";
import { html, type Html } from "../web/html.ts";
import type { CashWay, CounterVoucher } from "./cash-network.ts";
import { alertBox, layout } from "./layout.ts";
import { groupedReference, localTime, timeLeftLabel } from "./voucher-label.ts";

/** What the cashier sees: whom the money goes to, how much, until when, and what may be done. */
export function voucherPage(voucher: CounterVoucher, problem: string | null): string {
  return layout(
    groupedReference(voucher.reference),
    html`${alertBox(problem)}
      <section data-testid="counter-details">
        <h1>${voucher.title}</h1>
        <dl>
          <dt>Reference</dt>
          <dd data-testid="voucher-reference">${groupedReference(voucher.reference)}</dd>
          <dt>Pays to</dt>
          <dd>${voucher.collector}</dd>
          <dt>For</dt>
          <dd>${voucher.purpose ?? "—"}</dd>
          <dt>Amount</dt>
          <dd class="amount" data-testid="voucher-amount">${moneyLabel(voucher.amount, voucher.currency)}</dd>
          <dt>Pay before</dt>
          <dd>${deadline(voucher)}</dd>
          <dt>State</dt>
          <dd data-testid="voucher-status">${voucher.state}</dd>
        </dl>
      </section>
      <section>
        ${
          voucher.may.length === 0
            ? html`<p class="dim">Nothing can be paid on this voucher.</p>`
            : voucher.may.map((way) => (way === "other" ? otherForm(voucher) : payForm(voucher, way)))
        }
      </section>`,
  );
}

function deadline({ isOpen, timeLeft, expiresAt }: CounterVoucher): string {
  const note = isOpen ? `, ${timeLeftLabel(timeLeft)}` : "";
  return expiresAt === null ? `no date given${note}` : `${localTime(expiresAt)}${note}`;
}

function otherForm({ reference }: CounterVoucher): Html {
  return html`<form action="/pay" method="post" class="row">
    <input type="hidden" name="reference" value="${reference}" />
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

function payForm({ reference, amount, currency }: CounterVoucher, way: Exclude<CashWay, "other">): Html {
  const label = {
    exact: `Take ${moneyLabel(amount, currency)}`,
    late: "Pay late, after its end",
    again: "Pay a second time (only where the network allows)",
  }[way];
  return html`<form action="/pay" method="post">
    <input type="hidden" name="reference" value="${reference}" />
    <button class="${way === "exact" ? "main" : ""}" name="how" value="${way}" data-testid="pay-${way}">
      ${label}
    </button>
  </form>`;
}
