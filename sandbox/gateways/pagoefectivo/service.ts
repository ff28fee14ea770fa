import type { FaultBoard } from "../faults.ts";
import { expired, isOpen, type Cip } from "./cip.ts";
import type { CipStore } from "./cip-store.ts";
import type { Merchant } from "./merchants.ts";
import type { TokenBook } from "./tokens.ts";
import type { WebhookSender } from "./webhooks.ts";

/** Everything one pretend PagoEfectivo is made of; the API and the counter both work on it. */
export interface Service {
  readonly merchants: readonly Merchant[];
  readonly store: CipStore;
  readonly tokens: TokenBook;
  readonly webhooks: WebhookSender;
  readonly faults: FaultBoard;
  readonly now: () => number;
  /** A clock of its own that decides only when CIPs run out: how far it was moved. */
  readonly clock: { offset: number };
  readonly pageOrigin: () => string;
}

export function merchantOf(service: Service, cip: Cip): Merchant {
  const merchant = service.merchants.find((candidate) => candidate.serviceId === cip.serviceId);
  if (!merchant)
    throw new Error(`CIP ${cip.number} belongs to service ${cip.serviceId}, which is not listed`);
  return merchant;
}

export function changeCip(service: Service, before: Cip, change: Partial<Cip>): Cip {
  const after = { ...before, ...change };
  service.store.put(after);
  return after;
}

/** Milliseconds until a CIP runs out; negative when past. */
export function timeLeft(service: Service, cip: Cip): number {
  return cip.expiresAt + cip.clockOffset - service.now() - service.clock.offset;
}

/** Expires every CIP whose time has run out. No notification tells of it. */
export function expireDue(service: Service): void {
  for (const cip of service.store.all()) {
    if (isOpen(cip) && timeLeft(service, cip) <= 0) changeCip(service, cip, expired);
  }
}
