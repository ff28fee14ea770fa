import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import type { CashOptions, CashOutcome } from "../gateways/mercado-pago/take-cash.ts";
import { setFault } from "./fault-switches.ts";
import { homePage } from "./home-page.ts";
import { receiptPage } from "./receipt-page.ts";
import { voucherPage } from "./voucher-page.ts";

export interface CounterRequest {
  readonly isPost: boolean;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export type CounterAnswer =
  { readonly seeOther: string } | { readonly status: number; readonly html: string };

const refusals: Readonly<Record<Extract<CashOutcome, { ok: false }>["reason"], string>> = {
  unknown: "No voucher has this reference. Check the digits.",
  expired: "This voucher has expired. Use “Pay late” to take the money anyway.",
  already_paid: "This voucher was paid before.",
  closed: "This voucher is closed and takes no money.",
  bad_amount: "Write the amount in digits, with a point before cents, for example 120000 or 25.50.",
};

/** All pages of the counter. Every change answers with a redirect, so that reloading repeats nothing. */
export function answerCounter(mercadoPago: MercadoPagoSandbox, request: CounterRequest): CounterAnswer {
  const { path, query, isPost } = request;
  if (isPost && path === "/pay") return takeMoney(mercadoPago, request.form);
  if (isPost && path === "/clock") return moveClock(mercadoPago, request.form);
  if (isPost && path === "/faults") return switchFault(mercadoPago, request.form);
  if (!isPost && path === "/") return { status: 200, html: homePage(mercadoPago, null) };
  const typed = query.get("reference") ?? "";
  const payment = mercadoPago.find(typed);
  if (!isPost && path === "/voucher")
    return payment
      ? { status: 200, html: voucherPage(mercadoPago, payment, null) }
      : { status: 404, html: homePage(mercadoPago, { typed, message: refusals.unknown }) };
  if (!isPost && path === "/receipt" && payment && payment.approvedAt !== null)
    return { status: 200, html: receiptPage(mercadoPago, payment) };
  return { status: 404, html: homePage(mercadoPago, { typed: "", message: "There is no such page here." }) };
}

function takeMoney(mercadoPago: MercadoPagoSandbox, form: URLSearchParams): CounterAnswer {
  const typed = form.get("reference") ?? "";
  const outcome = mercadoPago.pay(typed, cashOptions(form));
  if (outcome.ok) return { seeOther: `/receipt?reference=${outcome.payment.reference}` };
  const message = refusals[outcome.reason];
  const payment = mercadoPago.find(typed);
  if (!payment) return { status: 404, html: homePage(mercadoPago, { typed, message }) };
  return {
    status: outcome.reason === "bad_amount" ? 400 : 409,
    html: voucherPage(mercadoPago, payment, message),
  };
}

function cashOptions(form: URLSearchParams): CashOptions {
  const how = form.get("how");
  if (how === "late") return { late: true };
  if (how === "again") return { again: true };
  if (how === "other") return { amount: (form.get("amount") ?? "").trim() };
  return {};
}

const steps: Readonly<Record<string, number>> = { "1h": 3_600_000, "1d": 86_400_000, "4d": 4 * 86_400_000 };

function moveClock(mercadoPago: MercadoPagoSandbox, form: URLSearchParams): CounterAnswer {
  const step = steps[form.get("step") ?? ""];
  if (step !== undefined) mercadoPago.advanceClock(step);
  return { seeOther: "/" };
}

function switchFault(mercadoPago: MercadoPagoSandbox, form: URLSearchParams): CounterAnswer {
  setFault(mercadoPago.faults, form.get("fault") ?? "", form.get("on") === "1");
  return { seeOther: "/" };
}
