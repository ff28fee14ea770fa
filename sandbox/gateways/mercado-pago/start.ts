import { createApiServer, type RequestRecord } from "./api-server.ts";
import { createService } from "./create-service.ts";
import { createFaultBoard, type Faults } from "../faults.ts";
import type { MercadoPagoOptions } from "./options.ts";
import { isOpen, type Payment } from "./payment.ts";
import type { StoreContents } from "./payment-store.ts";
import { serveOnLoopback } from "../loopback-server.ts";
import { createRecentList } from "../recent-list.ts";
import type { Seller } from "./sellers.ts";
import { changePayment, expireDue, expirePayment, sellerOf, type Service } from "./service.ts";
import { openSnapshot } from "../snapshot.ts";
import { findVoucher, takeCash, type CashOptions, type CashOutcome } from "./take-cash.ts";
import type { WebhookDelivery } from "./webhooks.ts";

export interface MercadoPagoSandbox {
  /** What the gateway's base URL is in production. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Cash over the counter, by reference or payment id. */
  pay(reference: string | number, options?: CashOptions): CashOutcome;
  find(reference: string | number): Payment | undefined;
  /** Cancels an open voucher as expired, now. Throws when there is none with that id. */
  expire(id: number): Payment;
  /** Puts a payment into any state, known or not. Throws for an unknown id. */
  setStatus(id: number, status: string, statusDetail: string): Payment;
  /** Ages every voucher issued so far, and expires those whose time is up. */
  advanceClock(ms: number): void;
  /** Milliseconds until a voucher expires; negative when past. */
  timeLeft(payment: Payment): number;
  sellerOf(payment: Payment): Seller;
  payments(): readonly Payment[];
  webhooks(): readonly WebhookDelivery[];
  requests(): readonly RequestRecord[];
  close(): Promise<void>;
}

/** Starts a pretend Mercado Pago API on loopback, for Efecty in Colombia and PagoEfectivo in Peru. */
export async function startMercadoPagoSandbox(options: MercadoPagoOptions): Promise<MercadoPagoSandbox> {
  const now = () => (options.now?.() ?? new Date()).getTime();
  const snapshot = openSnapshot<StoreContents>(options.dataFolder, "mercado-pago.json");
  const faults = createFaultBoard();
  let url = "";
  const service = createService({ options, snapshot, faults, now, voucherOrigin: () => url });
  const requests = createRecentList<RequestRecord>(20_000);
  const latencyMs = options.latencyMs ?? 0;
  const server = createApiServer({ service, latencyMs, record: (request) => requests.add(request) });
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
      service.webhooks.close();
      await loopback.close();
      await snapshot.close();
    },
  };
}

function controls(service: Service) {
  const known = (id: number): Payment => {
    const payment = service.store.get(id);
    if (!payment) throw new Error(`the pretend Mercado Pago has no payment ${id}`);
    return payment;
  };
  return {
    pay: (reference: string | number, options?: CashOptions) => takeCash(service, reference, options),
    find: (reference: string | number) => findVoucher(service, reference),
    expire(id: number): Payment {
      if (!isOpen(known(id))) throw new Error(`payment ${id} is not open`);
      return expirePayment(service, known(id));
    },
    setStatus(id: number, status: string, statusDetail: string): Payment {
      const payment = known(id);
      const paid =
        status === "approved" && payment.approvedAt === null
          ? { approvedAt: service.now(), paid: payment.amount }
          : {};
      return changePayment(service, payment, { status, statusDetail, ...paid });
    },
    advanceClock(ms: number) {
      service.deadlines.advance(ms);
      service.store.changed();
      expireDue(service);
    },
    timeLeft: (payment: Payment) => service.deadlines.timeLeft(payment),
    sellerOf: (payment: Payment) => sellerOf(service, payment),
    payments: () => service.store.all(),
    webhooks: () => service.webhooks.log(),
  };
}
