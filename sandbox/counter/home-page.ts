import { cashMethods } from "../gateways/mercado-pago/methods.ts";
import { moneyLabel } from "../gateways/mercado-pago/money-label.ts";
import { isOpen, type Payment } from "../gateways/mercado-pago/payment.ts";
import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import { html, type Html } from "../web/html.ts";
import { faultSwitches } from "./fault-switches.ts";
import { alertBox, layout } from "./layout.ts";
import { groupedReference, timeLeftLabel } from "./voucher-label.ts";

const shownVouchers = 30;

/** Where a person starts: type a reference or pick an open voucher; below, the clock and the faults. */
export function homePage(
  mercadoPago: MercadoPagoSandbox,
  problem: { readonly typed: string; readonly message: string } | null,
): string {
  const open = mercadoPago.payments().filter(isOpen);
  const newest = open.slice(-shownVouchers).reverse();
  return layout(
    "Pay a voucher",
    html`${alertBox(problem?.message ?? null)}
      <section>
        <h1>Pay a voucher</h1>
        <form action="/voucher" method="get" class="row">
          <div>
            <label for="reference">Reference</label>
            <input
              id="reference"
              name="reference"
              value="${problem?.typed ?? ""}"
              inputmode="numeric"
              autocomplete="off"
              required
              autofocus
              data-testid="counter-reference"
            />
          </div>
          <button class="main" data-testid="counter-find">Find</button>
        </form>
      </section>
      <section>
        <h2>Open vouchers</h2>
        ${open.length > shownVouchers && html`<p class="dim">The newest ${shownVouchers} of ${open.length}.</p>`}
        ${
          newest.length === 0
            ? html`<p class="dim" data-testid="counter-none">
                None. Check out in the pretend shop to get one.
              </p>`
            : html`<ul data-testid="counter-open">
                ${newest.map((payment) => voucherLine(mercadoPago, payment))}
              </ul>`
        }
      </section>
      ${clockPanel} ${faultPanel(mercadoPago)}`,
  );
}

function voucherLine(mercadoPago: MercadoPagoSandbox, payment: Payment): Html {
  return html`<li>
    <a href="/voucher?reference=${payment.reference}" data-testid="counter-voucher">
      <strong>${groupedReference(payment.reference)}</strong>
      <span>${cashMethods[payment.method].name} · ${moneyLabel(payment.amount, payment.method)}</span>
      <span class="dim">${timeLeftLabel(mercadoPago.timeLeft(payment))}</span>
    </a>
  </li>`;
}

const clockPanel = html`<section>
  <h2>Clock</h2>
  <p class="dim">Lets time pass for the vouchers above. Those whose time is up expire.</p>
  <form action="/clock" method="post" class="row">
    <button name="step" value="1h" data-testid="clock-1h">1 hour</button>
    <button name="step" value="1d" data-testid="clock-1d">1 day</button>
    <button name="step" value="4d" data-testid="clock-4d">4 days</button>
  </form>
</section>`;

function faultPanel(mercadoPago: MercadoPagoSandbox): Html {
  return html`<section>
    <h2>Mercado Pago misbehaves</h2>
    <div class="row">
      ${faultSwitches.map((item) => {
        const isOn = item.isOn(mercadoPago.faults);
        return html`<form action="/faults" method="post">
          <input type="hidden" name="fault" value="${item.id}" />
          <button
            name="on"
            value="${isOn ? "0" : "1"}"
            aria-pressed="${String(isOn)}"
            data-testid="fault-${item.id}"
          >
            ${item.label}
          </button>
        </form>`;
      })}
    </div>
  </section>`;
}
