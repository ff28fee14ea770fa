import { cashMethods } from "../gateways/dlocal/methods.ts";
import { isOpen, type Payment } from "../gateways/dlocal/payment.ts";
import type { DlocalSandbox } from "../gateways/dlocal/start.ts";
import type { CashNetwork, CashWay, CounterVoucher } from "./cash-network.ts";

const endings = ["EXPIRED", "CANCELLED", "REJECTED"];

/** dLocal's tickets are for one exact amount, once. */
export function dlocalNetwork(dlocal: DlocalSandbox): CashNetwork {
  const show = (payment: Payment): CounterVoucher => ({
    reference: payment.reference,
    title: cashMethods[payment.method].name,
    collector: `${dlocal.merchantOf(payment).name} (dLocal)`,
    purpose: payment.description,
    amount: payment.amount,
    currency: cashMethods[payment.method].currency,
    expiresAt: payment.expiresAt,
    timeLeft: dlocal.timeLeft(payment),
    state: `${payment.status} (${payment.statusCode})`,
    isOpen: isOpen(payment),
    may: waysOf(payment),
    receipt:
      payment.approvedAt === null
        ? null
        : { operation: payment.id, paid: payment.amount, at: payment.approvedAt },
  });
  return {
    id: "dlocal",
    name: "dLocal",
    faults: dlocal.faults,
    open: () => dlocal.payments().filter(isOpen).map(show),
    find(typed) {
      const payment = dlocal.find(typed);
      return payment ? show(payment) : null;
    },
    pay(typed, { way, amount }) {
      const outcome = dlocal.pay(typed, { ...(way === "other" && { amount }), late: way === "late" });
      return outcome.ok ? null : outcome.reason;
    },
    advanceClock: (ms) => dlocal.advanceClock(ms),
  };
}

function waysOf(payment: Payment): readonly CashWay[] {
  if (isOpen(payment)) return ["exact"];
  return endings.includes(payment.status) ? ["late"] : [];
}
