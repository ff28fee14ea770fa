import type { Deadlines } from "../deadlines.ts";
import type { FaultBoard } from "../faults.ts";
import type { Merchant } from "./merchants.ts";
import type { NotificationSender } from "./notifications.ts";
import type { Payment, Refund } from "./payment.ts";
import { isOpen } from "./payment.ts";
import type { PaymentStore } from "./payment-store.ts";
import { paymentWire, refundWire } from "./payment-wire.ts";

/** Everything one pretend dLocal is made of; the API and the counter both work on it. */
export interface Service {
  readonly merchants: readonly Merchant[];
  readonly store: PaymentStore;
  readonly notifications: NotificationSender;
  readonly faults: FaultBoard;
  readonly deadlines: Deadlines<string, Payment>;
  readonly expiredAs: "EXPIRED" | "CANCELLED" | "REJECTED";
  readonly cancelsTickets: boolean;
  readonly now: () => number;
  readonly clockOffset: () => number;
  readonly origin: () => string;
}

export function merchantOf(service: Service, payment: Payment): Merchant {
  const merchant = service.merchants.find(({ login }) => login === payment.login);
  if (!merchant) throw new Error(`payment ${payment.id} belongs to nobody listed`);
  return merchant;
}

export function savePayment(service: Service, payment: Payment): void {
  service.store.put(payment);
  service.deadlines.watch(payment);
}

/** Applies a change, and tells the merchant: one notification for each change of status. */
export function changePayment(service: Service, before: Payment, change: Partial<Payment>): Payment {
  const after = { ...before, ...change };
  savePayment(service, after);
  notifyPayment(service, after);
  return after;
}

/** Tells the payment as it stands, once more if need be. */
export function notifyPayment(service: Service, payment: Payment): void {
  const body = paymentWire(payment, service.origin());
  service.notifications.send(merchantOf(service, payment), payment.id, payment.notificationUrl, body);
}

export function settleRefund(service: Service, before: Refund, status: "SUCCESS" | "REJECTED"): Refund {
  const after = { ...before, status };
  const payment = service.store.get(before.paymentId);
  if (!payment) throw new Error(`refund ${before.id} has no payment`);
  service.store.putRefund(after);
  const body = refundWire(after, payment);
  service.notifications.send(merchantOf(service, payment), payment.id, after.notificationUrl, body);
  return after;
}

/** Ends every ticket whose time has run out. */
export function expireDue(service: Service): void {
  for (const id of service.deadlines.due()) {
    const payment = service.store.get(id);
    if (payment && isOpen(payment)) expirePayment(service, payment);
  }
}

const codes = { EXPIRED: "500", CANCELLED: "400", REJECTED: "300" };

export function expirePayment(service: Service, payment: Payment): Payment {
  const status = service.expiredAs;
  return changePayment(service, payment, { status, statusCode: codes[status] });
}
