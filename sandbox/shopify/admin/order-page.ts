import { showAmount, toDecimal } from "../amount.ts";
import { html, type Html } from "../../web/html.ts";
import { page, param, plain, type Answer, type PageRequest } from "../http.ts";
import { attemptsOf, financialStatus, moneySessionsOf, paidAttempt, refundable } from "../orders.ts";
import type { MoneySession, Order, PaymentSession } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { statusLabel } from "../status-label.ts";
import { adminPage } from "./frame.ts";

export function findOrder(sandbox: Sandbox, request: PageRequest): { shop: Shop; order: Order } | null {
  const shop = findShop(param(request, "shop"));
  const token = param(request, "order");
  const order = [...sandbox.state.orders.values()].find((candidate) => candidate.token === token);
  return shop && order && order.shop === shop.domain ? { shop, order } : null;
}

export function showOrder(sandbox: Sandbox, request: PageRequest): Answer {
  const found = findOrder(sandbox, request);
  if (!found) return plain(404, "No such order");
  const { shop, order } = found;
  const { state } = sandbox;
  const attempts = attemptsOf(state, order.group);
  const moves = attempts.flatMap((attempt) => moneySessionsOf(state, attempt));
  const content = html`<section class="card">
      <h1>${order.name} ${statusLabel(financialStatus(state, order, sandbox.now()))}</h1>
      <p>${showAmount(order.amount, order.currency)}${order.isTest && " · test order"}</p>
    </section>
    <section class="card">
      <h2>Payment attempts</h2>
      ${attempts.map((attempt) => attemptView(attempt, order))}
    </section>
    ${moneyView(sandbox, order, moves)}`;
  // A page with a form in use must not load itself away; it does so only while an answer is awaited.
  const isWaiting = moves.some((move) => move.state === "open");
  return page(adminPage(sandbox, shop, { title: order.name, content, refreshSeconds: isWaiting && 3 }));
}

function attemptView(attempt: PaymentSession, order: Order): Html {
  const { rejection } = attempt;
  return html`<div data-testid="attempt">
    <dl>
      <dt>Session</dt>
      <dd><code>${attempt.id}</code></dd>
      <dt>State</dt>
      <dd data-testid="attempt-state">${attempt.state}</dd>
      ${
        attempt.pendingExpiresAt &&
        html`<dt>Pending until</dt>
          <dd>${attempt.pendingExpiresAt}</dd>`
      }
      ${
        rejection &&
        html`<dt>Rejected</dt>
          <dd>${rejection.code} ${rejection.merchantMessage}</dd>`
      }
    </dl>
    ${repeatForm(order, attempt.id, "Send this session request again")}
  </div>`;
}

function moneyView(sandbox: Sandbox, order: Order, moves: readonly MoneySession[]): Html {
  const paid = paidAttempt(sandbox.state, order);
  const left = paid ? refundable(sandbox.state, paid) : 0n;
  return html`<section class="card">
    <h2>Refunds, captures and voids</h2>
    ${moves.length === 0 && html`<p class="soft">None.</p>`} ${moves.map((move) => moveView(move, order))}
    ${left > 0n && refundForm(order, toDecimal(left))}
    ${
      paid?.kind === "authorization" &&
      html`<div class="row">
        ${actionForm(order, "capture", "Capture")} ${actionForm(order, "void", "Void")}
      </div>`
    }
  </section>`;
}

function moveView(move: MoneySession, order: Order): Html {
  return html`<div data-testid="${move.kind}">
    <p>
      ${move.kind} ${move.amount && showAmount(move.amount, order.currency)}:
      <strong data-testid="${move.kind}-state"
        >${move.state === "open" ? "waiting for the app" : move.state}</strong
      >
      ${move.rejection?.merchantMessage}
    </p>
    ${repeatForm(order, move.id, `Send this ${move.kind} request again`)}
  </div>`;
}

function refundForm(order: Order, left: string): Html {
  return html`<form method="post" action="/admin/${order.shop}/orders/${order.token}/refund">
    <label class="field"
      >Amount to refund (at most ${left})
      <input name="amount" value="${left}" inputmode="decimal" data-testid="refund-amount" />
    </label>
    <button data-testid="refund">Refund</button>
  </form>`;
}

function actionForm(order: Order, action: "capture" | "void", label: string): Html {
  return html`<form method="post" action="/admin/${order.shop}/orders/${order.token}/${action}">
    <button class="quiet" data-testid="${action}-button">${label}</button>
  </form>`;
}

function repeatForm(order: Order, sessionId: string, label: string): Html {
  return html`<form class="row" method="post" action="/admin/${order.shop}/sessions/${sessionId}/repeat">
    <button class="quiet" data-testid="repeat-session">${label}</button>
  </form>`;
}
