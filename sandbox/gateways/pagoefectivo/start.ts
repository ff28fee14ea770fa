import { createFaultBoard, type Faults } from "../faults.ts";
import { serveOnLoopback } from "../loopback-server.ts";
import { createRecentList } from "../recent-list.ts";
import { openSnapshot } from "../snapshot.ts";
import { createApiServer, type RequestRecord } from "./api-server.ts";
import { createCipStore, type StoreContents } from "./cip-store.ts";
import { expired, isOpen, type Cip } from "./cip.ts";
import { defaultMerchants, type Merchant } from "./merchants.ts";
import type { PagoEfectivoOptions } from "./options.ts";
import { changeCip, expireDue, merchantOf, timeLeft, type Service } from "./service.ts";
import { findCip, notifyPaid, takeCash, type CashOptions, type CashOutcome } from "./take-cash.ts";
import { createTokenBook } from "./tokens.ts";
import { createWebhookSender, type WebhookDelivery } from "./webhooks.ts";

export interface PagoEfectivoSandbox {
  /** What the gateway's base URL is in production; voucher pages are served beside the API. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Cash over the counter, by CIP. */
  pay(cip: string | number, options?: CashOptions): CashOutcome;
  find(cip: string | number): Cip | undefined;
  /** Lets an open CIP run out now. Throws when there is none with that number. */
  expire(cip: number): Cip;
  /** Puts a CIP into any state, known or not. Throws for an unknown number. */
  change(cip: number, change: Partial<Cip>): Cip;
  /** The one second try of a notification. Throws for an unknown number. */
  notifyAgain(cip: number): void;
  /** Ends every token before its time. */
  revokeTokens(): void;
  /** What PagoEfectivo's staff does for a merchant. Throws for an unknown service. */
  setNotificationUrl(serviceId: number, url: string): void;
  /** Ages every CIP issued so far, and expires those whose time is up. */
  advanceClock(ms: number): void;
  timeLeft(cip: Cip): number;
  merchantOf(cip: Cip): Merchant;
  cips(): readonly Cip[];
  webhooks(): readonly WebhookDelivery[];
  requests(): readonly RequestRecord[];
  close(): Promise<void>;
}

/** Starts a pretend PagoEfectivo on loopback: the CIP API of "SPE-ECS Integracion Api CIP" 1.1. */
export async function startPagoEfectivoSandbox(options: PagoEfectivoOptions): Promise<PagoEfectivoSandbox> {
  const snapshot = openSnapshot<StoreContents>(options.dataFolder, "pagoefectivo.json");
  let url = "";
  const known = snapshot.contents?.notificationUrls ?? {};
  const merchants = (options.merchants ?? defaultMerchants).map((merchant) => ({
    ...merchant,
    notificationUrl: known[String(merchant.serviceId)] ?? merchant.notificationUrl,
  }));
  const service = createService(options, snapshot, merchants, () => url);
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
    requests: () => requests.list(),
    setNotificationUrl(serviceId, notificationUrl) {
      const index = merchants.findIndex((merchant) => merchant.serviceId === serviceId);
      const merchant = merchants[index];
      if (!merchant) throw new Error(`the pretend PagoEfectivo has no service ${serviceId}`);
      merchants[index] = { ...merchant, notificationUrl };
      service.store.changed();
    },
    async close() {
      service.webhooks.close();
      await loopback.close();
      await snapshot.close();
    },
  };
}

function createService(
  options: PagoEfectivoOptions,
  snapshot: ReturnType<typeof openSnapshot<StoreContents>>,
  merchants: readonly Merchant[],
  pageOrigin: () => string,
): Service {
  const now = () => (options.now?.() ?? new Date()).getTime();
  const faults = createFaultBoard();
  const clock = { offset: snapshot.contents?.clockOffset ?? 0 };
  // Grows with the wall clock, so that a sandbox started over never repeats the numbers of an older one.
  const firstNumber = Math.floor(Date.now() / 100);
  const store = createCipStore(snapshot.contents, firstNumber, () =>
    snapshot.changed(() => store.contents(clock.offset, notificationUrlsOf(merchants))),
  );
  const webhooks = createWebhookSender({
    publicHosts: options.publicHosts,
    timeoutMs: options.webhookTimeoutMs ?? 20_000,
    retryDelayMs: options.webhookRetryDelayMs ?? 60_000,
    faults,
  });
  const tokens = createTokenBook(now, options.tokenLifeMs ?? 2 * 3_600_000);
  return { merchants, store, tokens, webhooks, faults, now, clock, pageOrigin };
}

function notificationUrlsOf(merchants: readonly Merchant[]): Record<string, string | null> {
  return Object.fromEntries(
    merchants.map(({ serviceId, notificationUrl }) => [String(serviceId), notificationUrl]),
  );
}

function controls(service: Service) {
  const known = (number: number): Cip => {
    const cip = service.store.get(number);
    if (!cip) throw new Error(`the pretend PagoEfectivo has no CIP ${number}`);
    return cip;
  };
  return {
    faults: service.faults,
    pay: (cip: string | number, options?: CashOptions) => takeCash(service, cip, options),
    find: (cip: string | number) => findCip(service, cip),
    expire(number: number): Cip {
      if (!isOpen(known(number))) throw new Error(`CIP ${number} is not open`);
      return changeCip(service, known(number), expired);
    },
    change: (number: number, change: Partial<Cip>) => changeCip(service, known(number), change),
    notifyAgain: (number: number) => notifyPaid(service, known(number)),
    revokeTokens: () => service.tokens.revokeAll(),
    advanceClock(ms: number) {
      service.clock.offset += ms;
      service.store.changed();
      expireDue(service);
    },
    timeLeft: (cip: Cip) => timeLeft(service, cip),
    merchantOf: (cip: Cip) => merchantOf(service, cip),
    cips: () => service.store.all(),
    webhooks: () => service.webhooks.log(),
  };
}
