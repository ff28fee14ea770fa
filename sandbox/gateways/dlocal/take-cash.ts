import { parseAmount } from "../amount.ts";
import { isOpen, type Payment } from "./payment.ts";
import { changePayment, expireDue, type Service } from "./service.ts";

export interface CashOptions {
  /** Decimal text, e.g. "120000" or "25.50". dLocal's tickets are for one exact amount; any other is refused. */
  readonly amount?: string;
  /** Take the money although the ticket ended unpaid: the shop sees that turn PAID. */
  readonly late?: boolean;
}

export type CashOutcome =
  | { readonly ok: true; readonly payment: Payment }
  | { readonly ok: false; readonly reason: "unknown" | "expired" | "already_paid" | "closed" | "bad_amount" };

/** Finds a ticket by what a person typed: its number, with or without spaces, or the payment's id. */
export function findTicket(service: Service, typed: string): Payment | undefined {
  return service.store.findByReference(typed.replace(/[\s.-]/g, "")) ?? service.store.get(typed.trim());
}

/** What the network does when cash comes over the counter. */
export function takeCash(service: Service, typed: string, options: CashOptions = {}): CashOutcome {
  expireDue(service);
  const payment = findTicket(service, typed);
  if (!payment) return { ok: false, reason: "unknown" };
  const amount = options.amount === undefined ? payment.amount : parseAmount(options.amount);
  if (amount !== payment.amount) return { ok: false, reason: "bad_amount" };
  const reason = reasonToRefuse(payment, options);
  if (reason) return { ok: false, reason };
  const change = { status: "PAID", statusCode: "200", approvedAt: service.now() };
  return { ok: true, payment: changePayment(service, payment, change) };
}

const endings = ["EXPIRED", "CANCELLED", "REJECTED"];

function reasonToRefuse(
  payment: Payment,
  options: CashOptions,
): "expired" | "already_paid" | "closed" | null {
  if (isOpen(payment)) return null;
  if (payment.status === "PAID") return "already_paid";
  if (!endings.includes(payment.status)) return "closed";
  return options.late ? null : "expired";
}
