import type { VoucherDeadlines } from "./deadlines.ts";
import type { FaultBoard } from "../faults.ts";
import { isOpen, type Payment } from "./payment.ts";
import type { PaymentStore } from "./payment-store.ts";
import type { SearchIndex } from "./search-index.ts";
import type { Seller } from "./sellers.ts";
import type { WebhookSender } from "./webhooks.ts";

/** Everything one pretend Mercado Pago is made of; the API and the counter both work on it. */
export interface Service {
  readonly sellers: readonly Seller[];
  readonly store: PaymentStore;
  readonly webhooks: WebhookSender;
  readonly faults: FaultBoard;
  readonly deadlines: VoucherDeadlines;
  readonly searchIndex: SearchIndex;
  readonly now: () => number;
  readonly voucherOrigin: () => string;
}

export function sellerOf(service: Service, payment: Payment): Seller {
  const seller = service.sellers.find((candidate) => candidate.userId === payment.sellerId);
  if (!seller)
    throw new Error(`payment ${payment.id} belongs to seller ${payment.sellerId}, who is not listed`);
  return seller;
}

export function saveNewPayment(service: Service, payment: Payment): void {
  service.searchIndex.remember(payment.id, null);
  service.store.put(payment);
  service.deadlines.watch(payment);
  service.webhooks.notify(payment, sellerOf(service, payment), "payment.created");
}

/** Applies a change, and tells the shop by webhook. */
export function changePayment(service: Service, before: Payment, change: Partial<Payment>): Payment {
  const after = { ...before, ...change, updatedAt: service.now(), version: before.version + 1 };
  service.searchIndex.remember(before.id, before);
  service.store.put(after);
  service.deadlines.watch(after);
  service.webhooks.notify(after, sellerOf(service, after), "payment.updated");
  return after;
}

/** Cancels every voucher whose time has run out. */
export function expireDue(service: Service): void {
  for (const id of service.deadlines.due()) {
    const payment = service.store.get(id);
    if (payment && isOpen(payment)) expirePayment(service, payment);
  }
}

export function expirePayment(service: Service, payment: Payment): Payment {
  return changePayment(service, payment, { status: "cancelled", statusDetail: "expired" });
}
