import { alertBox, layout } from "../../../counter/layout.ts";
import { html, type Html } from "../../../web/html.ts";
import { solesLabel } from "../cip-page.ts";
import { expired, isOpen, paid, type Cip } from "../cip.ts";
import { limaLabel } from "../lima-time.ts";
import type { PagoEfectivoSandbox } from "../start.ts";

const shownCips = 30;

/** Where a person starts: type a CIP or pick an open one; below, the clock. */
export function homePage(
  pagoEfectivo: PagoEfectivoSandbox,
  problem: { readonly typed: string; readonly message: string } | null,
): string {
  const newest = pagoEfectivo.cips().filter(isOpen).slice(-shownCips).reverse();
  return layout(
    "Pay a CIP",
    html`${alertBox(problem?.message ?? null)}
      <section>
        <h1>Pay a CIP of PagoEfectivo</h1>
        <form action="/cip" method="get" class="row">
          <div>
            <label for="number">CIP</label>
            <input
              id="number"
              name="number"
              value="${problem?.typed ?? ""}"
              inputmode="numeric"
              autocomplete="off"
              required
              data-testid="counter-cip"
            />
          </div>
          <button class="main" data-testid="counter-find">Find</button>
        </form>
      </section>
      <section>
        <h2>Open CIPs</h2>
        ${
          newest.length === 0
            ? html`<p class="dim" data-testid="counter-none">None.</p>`
            : html`<ul data-testid="counter-open">
                ${newest.map(cipLine)}
              </ul>`
        }
      </section>
      ${clockPanel}`,
  );
}

/** What the agent sees: whom the money goes to, how much, until when, and what may be done. */
export function cipPage(pagoEfectivo: PagoEfectivoSandbox, cip: Cip, problem: string | null): string {
  return layout(
    String(cip.number),
    html`${alertBox(problem)}
      <section data-testid="counter-details">
        <h1>PagoEfectivo Soles</h1>
        <dl>
          <dt>CIP</dt>
          <dd data-testid="cip-number">${cip.number}</dd>
          <dt>Pays to</dt>
          <dd>${pagoEfectivo.merchantOf(cip).name}</dd>
          <dt>For</dt>
          <dd>${cip.concept ?? "—"}</dd>
          <dt>Amount</dt>
          <dd class="amount" data-testid="cip-amount">${solesLabel(cip.amount)}</dd>
          <dt>Pay before</dt>
          <dd>${limaLabel(cip.expiresAt)}</dd>
          <dt>State</dt>
          <dd data-testid="cip-status">${stateLabel(cip)}</dd>
        </dl>
      </section>
      <section>${action(cip)}</section>`,
  );
}

function cipLine(cip: Cip): Html {
  return html`<li>
    <a href="/cip?number=${cip.number}" data-testid="counter-voucher">
      <strong>${cip.number}</strong>
      <span>${solesLabel(cip.amount)}</span>
      <span class="dim">${limaLabel(cip.expiresAt)}</span>
    </a>
  </li>`;
}

function stateLabel(cip: Cip): string {
  return cip.status === paid.status ? "Paid (Cancelado)" : `${cip.statusName} (${cip.status})`;
}

function action(cip: Cip): Html {
  if (isOpen(cip)) return payForm(cip, "exact", `Take ${solesLabel(cip.amount)}`);
  if (cip.status === expired.status) return payForm(cip, "late", "Pay late, after it expired");
  return html`<p class="dim">Nothing can be paid on this CIP.</p>`;
}

function payForm(cip: Cip, how: string, label: string): Html {
  return html`<form action="/pay" method="post">
    <input type="hidden" name="number" value="${cip.number}" />
    <button class="main" name="how" value="${how}" data-testid="pay-${how}">${label}</button>
  </form>`;
}

const clockPanel = html`<section>
  <h2>Clock</h2>
  <p class="dim">Lets time pass for the CIPs above. Those whose time is up expire.</p>
  <form action="/clock" method="post" class="row">
    <button name="step" value="1h" data-testid="clock-1h">1 hour</button>
    <button name="step" value="1d" data-testid="clock-1d">1 day</button>
    <button name="step" value="3d" data-testid="clock-3d">3 days</button>
  </form>
</section>`;
