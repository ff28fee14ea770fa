import { expired, isOpen, paid, type Cip } from "../gateways/pagoefectivo/cip.ts";
import type { PagoEfectivoSandbox } from "../gateways/pagoefectivo/start.ts";
import type { CashNetwork, CashWay, CounterVoucher } from "./cash-network.ts";

/** The agent's screen shows one exact amount, to be taken once. */
export function pagoEfectivoNetwork(pagoEfectivo: PagoEfectivoSandbox): CashNetwork {
  const show = (cip: Cip): CounterVoucher => ({
    reference: String(cip.number),
    title: "PagoEfectivo",
    collector: pagoEfectivo.merchantOf(cip).name,
    purpose: cip.concept,
    amount: cip.amount,
    currency: "PEN",
    expiresAt: cip.expiresAt,
    timeLeft: pagoEfectivo.timeLeft(cip),
    state: cip.status === paid.status ? "Paid (Cancelado)" : `${cip.statusName} (${cip.status})`,
    isOpen: isOpen(cip),
    may: waysOf(cip),
    receipt:
      cip.paidAt === null ? null : { operation: cip.operationNumber ?? "", paid: cip.amount, at: cip.paidAt },
  });
  return {
    id: "pagoefectivo",
    name: "PagoEfectivo",
    faults: pagoEfectivo.faults,
    open: () => pagoEfectivo.cips().filter(isOpen).map(show),
    find(typed) {
      const cip = pagoEfectivo.find(typed);
      return cip ? show(cip) : null;
    },
    pay(typed, { way }) {
      if (way === "other") return "bad_amount";
      const outcome = pagoEfectivo.pay(typed, { late: way === "late" });
      if (outcome.ok) return null;
      return outcome.reason === "deleted" ? "closed" : outcome.reason;
    },
    advanceClock: (ms) => pagoEfectivo.advanceClock(ms),
  };
}

function waysOf(cip: Cip): readonly CashWay[] {
  if (isOpen(cip)) return ["exact"];
  return cip.status === expired.status ? ["late"] : [];
}
