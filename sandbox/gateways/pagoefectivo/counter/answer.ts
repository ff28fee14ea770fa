import type { CounterAnswer, CounterRequest } from "../../../counter/answer-counter.ts";
import type { PagoEfectivoSandbox } from "../start.ts";
import type { CashOutcome } from "../take-cash.ts";
import { cipPage, homePage } from "./pages.ts";

const refusals: Readonly<Record<Extract<CashOutcome, { ok: false }>["reason"], string>> = {
  unknown: "No CIP has this number. Check the digits.",
  expired: "This CIP has expired. Use “Pay late” to take the money anyway.",
  already_paid: "This CIP was paid before.",
  deleted: "The shop deleted this CIP, or it is closed. It takes no money.",
};
const steps: Readonly<Record<string, number>> = { "1h": 3_600_000, "1d": 86_400_000, "3d": 3 * 86_400_000 };

/** All pages of the counter. Every change answers with a redirect, so that reloading repeats nothing. */
export function answerCounter(pagoEfectivo: PagoEfectivoSandbox, request: CounterRequest): CounterAnswer {
  const { path, query, isPost } = request;
  if (isPost && path === "/pay") return takeMoney(pagoEfectivo, request.form);
  if (isPost && path === "/clock") {
    pagoEfectivo.advanceClock(steps[request.form.get("step") ?? ""] ?? 0);
    return { seeOther: "/" };
  }
  if (!isPost && path === "/") return { status: 200, html: homePage(pagoEfectivo, null) };
  if (!isPost && path === "/cip") {
    const typed = query.get("number") ?? "";
    const cip = pagoEfectivo.find(typed);
    return cip
      ? { status: 200, html: cipPage(pagoEfectivo, cip, null) }
      : { status: 404, html: homePage(pagoEfectivo, { typed, message: refusals.unknown }) };
  }
  return { status: 404, html: homePage(pagoEfectivo, { typed: "", message: "There is no such page here." }) };
}

function takeMoney(pagoEfectivo: PagoEfectivoSandbox, form: URLSearchParams): CounterAnswer {
  const typed = form.get("number") ?? "";
  const outcome = pagoEfectivo.pay(typed, { late: form.get("how") === "late" });
  if (outcome.ok) return { seeOther: `/cip?number=${outcome.cip.number}` };
  const message = refusals[outcome.reason];
  const cip = pagoEfectivo.find(typed);
  return cip
    ? { status: 409, html: cipPage(pagoEfectivo, cip, message) }
    : { status: 404, html: homePage(pagoEfectivo, { typed, message }) };
}
