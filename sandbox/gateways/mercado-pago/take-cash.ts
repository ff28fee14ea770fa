import { parseAmount } from "../amount.ts";
import { isOpen, type Payment } from "./payment.ts";
import { changePayment, expireDue, type Service } from "./service.ts";

export interface CashOptions {
  /** Decimal text, e.g. "120000" or "25.50"; the exact amount when absent. */
  readonly amount?: string;
  /** Take the money although the voucher was cancelled: the shop sees `cancelled` turn `approved`. */
  readonly late?: boolean;
  /** Take the money although it was paid before: the shop sees it as overpaid. */
  readonly again?: boolean;
}

export type CashOutcome =
  | { readonly ok: true; readonly payment: Payment }
  | { readonly ok: false; readonly reason: "unknown" | "expired" | "already_paid" | "closed" | "bad_amount" };

/** Finds a voucher by the number a person typed: counter reference or payment id, with or without spaces. */
export function findVoucher(service: Service, typed: string | number): Payment | undefined {
  const digits = String(typed).replace(/[\s.-]/g, "");
  if (!/^\d{1,15}$/.test(digits)) return undefined;
  return service.store.findByReference(digits) ?? service.store.get(Number.parseInt(digits, 10));
}

/** What the network does when cash comes over the counter. */
export function takeCash(service: Service, typed: string | number, options: CashOptions = {}): CashOutcome {
  expireDue(service);
  const payment = findVoucher(service, typed);
  if (!payment) return { ok: false, reason: "unknown" };
  const amount = options.amount === undefined ? payment.amount : parseAmount(options.amount);
  if (amount === null || amount === 0n) return { ok: false, reason: "bad_amount" };
  const refusal = reasonToRefuse(payment, options);
  if (refusal) return { ok: false, reason: refusal };
  const paid = payment.paid + amount;
  const approvedAt = payment.approvedAt ?? service.now();
  const status = payment.status === "approved" ? {} : { status: "approved", statusDetail: "accredited" };
  return { ok: true, payment: changePayment(service, payment, { ...status, paid, approvedAt }) };
}

function reasonToRefuse(
  payment: Payment,
  options: CashOptions,
): "expired" | "already_paid" | "closed" | null {
  if (isOpen(payment)) return null;
  if (payment.status === "approved") return options.again ? null : "already_paid";
  if (payment.status !== "cancelled") return "closed";
  return options.late ? null : "expired";
}
