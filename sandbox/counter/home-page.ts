import { moneyLabel } from "../gateways/money-label.ts";
import { html, type Html } from "../web/html.ts";
import type { CashNetwork, CounterVoucher } from "./cash-network.ts";
import { faultSwitches } from "./fault-switches.ts";
import { alertBox, layout } from "./layout.ts";
import { groupedReference, timeLeftLabel } from "./voucher-label.ts";

const shownVouchers = 30;

/** Where a person starts: type a reference or pick an open voucher; below, the clock and the faults. */
export function homePage(
  networks: readonly CashNetwork[],
  problem: { readonly typed: string; readonly message: string } | null,
): string {
  const open = networks.flatMap((network) => network.open());
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
                ${newest.map(voucherLine)}
              </ul>`
        }
      </section>
      ${clockPanel} ${networks.map(faultPanel)}`,
  );
}

function voucherLine(voucher: CounterVoucher): Html {
  return html`<li>
    <a href="/voucher?reference=${voucher.reference}" data-testid="counter-voucher">
      <strong>${groupedReference(voucher.reference)}</strong>
      <span>${voucher.collector}</span>
      <span>${voucher.title} · ${moneyLabel(voucher.amount, voucher.currency)}</span>
      <span class="dim">${timeLeftLabel(voucher.timeLeft)}</span>
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

function faultPanel({ id, name, faults }: CashNetwork): Html {
  return html`<section>
    <h2>${name} misbehaves</h2>
    <div class="row">
      ${faultSwitches.map((item) => {
        const isOn = item.isOn(faults);
        return html`<form action="/faults" method="post">
          <input type="hidden" name="network" value="${id}" />
          <input type="hidden" name="fault" value="${item.id}" />
          <button
            name="on"
            value="${isOn ? "0" : "1"}"
            aria-pressed="${String(isOn)}"
            data-testid="fault-${id}-${item.id}"
          >
            ${item.label}
          </button>
        </form>`;
      })}
    </div>
  </section>`;
}
