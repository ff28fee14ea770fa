import { isOpen, paid, expired, type Cip } from "./cip.ts";
import { changeCip, expireDue, merchantOf, type Service } from "./service.ts";
import { buildWebhook } from "./webhook-request.ts";

export interface CashOptions {
  /** Take the money although the CIP ran out, as an agent without a connection may. */
  readonly late?: boolean;
}

export type CashOutcome =
  | { readonly ok: true; readonly cip: Cip }
  | { readonly ok: false; readonly reason: "unknown" | "expired" | "already_paid" | "deleted" };

/** Finds a CIP by the number a person typed, with or without spaces. */
export function findCip(service: Service, typed: string | number): Cip | undefined {
  const digits = String(typed).replace(/[\s.-]/g, "");
  return /^\d{1,14}$/.test(digits) ? service.store.get(Number.parseInt(digits, 10)) : undefined;
}

/** What the network does when cash comes over the counter: the exact amount, once. */
export function takeCash(service: Service, typed: string | number, options: CashOptions = {}): CashOutcome {
  expireDue(service);
  const cip = findCip(service, typed);
  if (!cip) return { ok: false, reason: "unknown" };
  if (cip.status === paid.status) return { ok: false, reason: "already_paid" };
  const isLate = cip.status === expired.status;
  if (isLate && !options.late) return { ok: false, reason: "expired" };
  if (!isLate && !isOpen(cip)) return { ok: false, reason: "deleted" };
  const operationNumber = service.store.takeOperation();
  const after = changeCip(service, cip, { ...paid, paidAt: service.now(), operationNumber });
  notifyPaid(service, after);
  return { ok: true, cip: after };
}

/** Tells the merchant, when PagoEfectivo's staff has set an address. */
export function notifyPaid(service: Service, cip: Cip): void {
  const merchant = merchantOf(service, cip);
  if (merchant.notificationUrl === null) return;
  service.webhooks.send(cip.number, buildWebhook(cip, merchant, merchant.notificationUrl));
}
