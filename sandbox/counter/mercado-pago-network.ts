import { cashMethods } from "../gateways/mercado-pago/methods.ts";
import { isOpen, type Payment } from "../gateways/mercado-pago/payment.ts";
import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import type { CashNetwork, CashWay, CounterVoucher } from "./cash-network.ts";

export function mercadoPagoNetwork(mercadoPago: MercadoPagoSandbox): CashNetwork {
  const show = (payment: Payment): CounterVoucher => ({
    reference: payment.reference,
    title: cashMethods[payment.method].name,
    collector: `${mercadoPago.sellerOf(payment).name} (Mercado Pago)`,
    purpose: payment.details.description,
    amount: payment.amount,
    currency: cashMethods[payment.method].currencyId,
    expiresAt: payment.expiresAt,
    timeLeft: mercadoPago.timeLeft(payment),
    state: `${payment.status} (${payment.statusDetail})`.replaceAll("_", " "),
    isOpen: isOpen(payment),
    may: waysOf(payment),
    receipt:
      payment.approvedAt === null
        ? null
        : { operation: String(payment.id), paid: payment.paid, at: payment.updatedAt },
  });
  return {
    id: "mercado-pago",
    name: "Mercado Pago",
    faults: mercadoPago.faults,
    open: () => mercadoPago.payments().filter(isOpen).map(show),
    find(typed) {
      const payment = mercadoPago.find(typed);
      return payment ? show(payment) : null;
    },
    pay(typed, { way, amount }) {
      const options = { exact: {}, other: { amount }, late: { late: true }, again: { again: true } }[way];
      const outcome = mercadoPago.pay(typed, options);
      return outcome.ok ? null : outcome.reason;
    },
    advanceClock: (ms) => mercadoPago.advanceClock(ms),
  };
}

function waysOf(payment: Payment): readonly CashWay[] {
  if (isOpen(payment)) return ["exact", "other"];
  if (payment.status === "cancelled") return ["late"];
  return payment.status === "approved" ? ["again"] : [];
}
