import { createFaultBoard, type Faults } from "../faults.ts";
import { serveOnLoopback } from "../loopback-server.ts";
import { createRecentList } from "../recent-list.ts";
import { openSnapshot } from "../snapshot.ts";
import { createApiServer, type RequestRecord } from "./api-server.ts";
import { createService } from "./create-service.ts";
import type { Merchant } from "./merchants.ts";
import type { NotificationDelivery } from "./notifications.ts";
import type { DlocalOptions } from "./options.ts";
import { isOpen, type Payment, type Refund } from "./payment.ts";
import type { StoreContents } from "./payment-store.ts";
import {
  changePayment,
  expireDue,
  expirePayment,
  merchantOf,
  notifyPayment,
  settleRefund,
  type Service,
} from "./service.ts";
import { findTicket, takeCash, type CashOptions, type CashOutcome } from "./take-cash.ts";

export interface DlocalSandbox {
  /** What the gateway's base URL is in production. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Cash over the counter, by ticket number or payment id. */
  pay(reference: string, options?: CashOptions): CashOutcome;
  find(reference: string): Payment | undefined;
  /** Ends an open ticket unpaid, now. Throws when there is none with that id. */
  expire(id: string): Payment;
  /** Puts a payment into any state, known or not. Throws for an unknown id. */
  setStatus(id: string, status: string, statusCode: string): Payment;
  /** Sends the payment's state once more, signed anew. Throws for an unknown id. */
  notifyAgain(id: string): void;
  refundsOf(paymentId: string): readonly Refund[];
  /** What the bank transfer to the buyer came to. Throws for an unknown id. */
  settleRefund(id: string, status: "SUCCESS" | "REJECTED"): Refund;
  /** Ages every ticket issued so far, and ends those whose time is up. */
  advanceClock(ms: number): void;
  /** Milliseconds until a ticket runs out; negative when past. */
  timeLeft(payment: Payment): number;
  merchantOf(payment: Payment): Merchant;
  payments(): readonly Payment[];
  webhooks(): readonly NotificationDelivery[];
  requests(): readonly RequestRecord[];
  close(): Promise<void>;
}

/** Starts a pretend dLocal API on loopback, for Efecty in Colombia and PagoEfectivo in Peru. */
export async function startDlocalSandbox(options: DlocalOptions): Promise<DlocalSandbox> {
  const snapshot = openSnapshot<StoreContents>(options.dataFolder, "dlocal.json");
  const faults = createFaultBoard();
  let url = "";
  const service = createService({ options, snapshot, faults, origin: () => url });
  const requests = createRecentList<RequestRecord>(20_000);
  const server = createApiServer(service, (request) => requests.add(request));
  const loopback = await serveOnLoopback(server, {
    port: options.port,
    faults: service.faults,
    expireDue: () => expireDue(service),
  });
  url = loopback.url;

  return {
    ...controls(service),
    url,
    port: loopback.port,
    faults,
    requests: () => requests.list(),
    async close() {
      service.notifications.close();
      await loopback.close();
      await snapshot.close();
    },
  };
}

function controls(service: Service) {
  const known = (id: string): Payment => {
    const payment = service.store.get(id);
    if (!payment) throw new Error(`the pretend dLocal has no payment ${id}`);
    return payment;
  };
  return {
    pay: (reference: string, options?: CashOptions) => takeCash(service, reference, options),
    find: (reference: string) => findTicket(service, reference),
    expire(id: string): Payment {
      if (!isOpen(known(id))) throw new Error(`payment ${id} is not open`);
      return expirePayment(service, known(id));
    },
    setStatus: (id: string, status: string, statusCode: string) =>
      changePayment(service, known(id), { status, statusCode }),
    notifyAgain: (id: string) => notifyPayment(service, known(id)),
    refundsOf: (paymentId: string) => service.store.refundsOf(paymentId),
    settleRefund(id: string, status: "SUCCESS" | "REJECTED"): Refund {
      const refund = service.store.getRefund(id);
      if (!refund) throw new Error(`the pretend dLocal has no refund ${id}`);
      return settleRefund(service, refund, status);
    },
    advanceClock(ms: number) {
      service.deadlines.advance(ms);
      service.store.changed();
      expireDue(service);
    },
    timeLeft: (payment: Payment) => service.deadlines.timeLeft(payment),
    merchantOf: (payment: Payment) => merchantOf(service, payment),
    payments: () => service.store.all(),
    webhooks: () => service.notifications.log(),
  };
}
