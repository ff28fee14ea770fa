import type pg from "pg";
import { createSmtpSender } from "./channels/email/smtp-sender.ts";
import { createWhatsAppSender } from "./channels/whatsapp/send-template.ts";
import type { Env } from "./env.server.ts";
import { refundLateMoney } from "./flows/refund-late-money.ts";
import { countCalls, obeyLimits } from "./gateways/count-calls.ts";
import { gatewayDefinitions } from "./gateways/index.ts";
import { createEmailDigest } from "./lib/email-digest.ts";
import { newId } from "./lib/id.ts";
import { createHttpClient } from "./lib/http-client.ts";
import { createSealedBox, parseKeyRing } from "./lib/sealed-box.ts";
import type { Log } from "./lib/log.ts";
import type { Channel } from "./ports/channel.ts";
import type { Clock } from "./ports/clock.ts";
import type { Gateway, HttpClient } from "./ports/gateway.ts";
import type { Payment } from "./ports/records.ts";
import type { RateBudgetStore } from "./ports/rate-budget-store.ts";
import { createProbe } from "./server/create-probe.ts";
import { serverLimits } from "./server/limits.ts";
import { createMailChannel } from "./server/mail-channel.ts";
import { merchantWords } from "./server/merchant-words.ts";
import { createPhoneChannel } from "./server/phone-channel.ts";
import { createWebhookProber } from "./server/webhook-probe.ts";
import { createShopify } from "./shopify.server.ts";
import { createAccountStore } from "./store/account-store.ts";
import { createAlertStore } from "./store/alert-store.ts";
import { createCashRefundStore } from "./store/cash-refund-store.ts";
import { createCircuitStore } from "./store/circuit-store.ts";
import { createClickStore } from "./store/click-store.ts";
import { createPool } from "./store/database.ts";
import { createDeadWorkStore } from "./store/dead-work-store.ts";
import { createConfirmationTimeStore } from "./store/confirmation-time-store.ts";
import { createExceptionListStore } from "./store/exception-list-store.ts";
import { createExceptionStore } from "./store/exception-store.ts";
import { createExpiryStore } from "./store/expiry-store.ts";
import { createInboxStore } from "./store/inbox-store.ts";
import { openJobQueue } from "./store/job-queue.ts";
import { createLatestOrders } from "./store/latest-orders.ts";
import { createMessageSettingsStore } from "./store/message-settings-store.ts";
import { createMessageStore } from "./store/message-store.ts";
import { createMoneyBackStore } from "./store/money-back-store.ts";
import { createPayPageStore } from "./store/pay-page-store.ts";
import { createOrderSettingsStore } from "./store/order-settings-store.ts";
import { createOrderMarks, createOrderStore } from "./store/order-store.ts";
import { createPaymentCaseStore } from "./store/payment-case-store.ts";
import { createPaymentFileStore } from "./store/payment-file-store.ts";
import { createPeopleStore } from "./store/people-store.ts";
import { createPaymentListStore } from "./store/payment-list-store.ts";
import { createPhoneConsentStore } from "./store/phone-consent-store.ts";
import { createPaymentStore } from "./store/payment-store.ts";
import { createRefundStore } from "./store/refund-store.ts";
import { createProofStore } from "./store/proof-store.ts";
import { createRateBudgetStore } from "./store/rate-budget-store.ts";
import { createSessionStore } from "./store/session-store.ts";
import { createSettingsStore } from "./store/settings-store.ts";
import { createShopRequestStore } from "./store/shop-request-store.ts";
import { createShopStore } from "./store/shop-store.ts";
import { createShopSyncStore } from "./store/shop-sync-store.ts";
import { createShopperAskStore } from "./store/shopper-ask-store.ts";
import { createStoreShops } from "./store/store-shops.ts";
import { createTransactions } from "./store/transactions.ts";
import { createVoucherStore } from "./store/voucher-store.ts";
import { createWatchStore } from "./store/watch-store.ts";
import { createWebhookHealthStore } from "./store/webhook-health-store.ts";

export type Container = Awaited<ReturnType<typeof createContainer>>;

export interface ContainerOptions {
  readonly maxConnections: number;
  /** Another clock is for tests. */
  readonly clock?: Clock;
}

const systemClock: Clock = { now: () => new Date() };

/** Joins ports and adapters for one process. Everything that reaches outside is made here and nowhere else. */
export async function createContainer(
  env: Env,
  log: Log,
  { maxConnections, clock = systemClock }: ContainerOptions,
) {
  const pool = createPool({
    url: env.DATABASE_URL,
    maxConnections,
    onError: (error) => log.error({ err: error }, "an idle database connection broke"),
  });
  const keyRing = parseKeyRing(env.SEALING_KEYS);
  if (!keyRing.ok) throw new Error(`SEALING_KEYS cannot be read: ${keyRing.error}`);
  const box = createSealedBox(keyRing.value);
  const jobs = await openJobQueue(pool);
  const http = createHttpClient({
    connectTimeoutMs: serverLimits.connectTimeoutMs,
    totalTimeoutMs: serverLimits.callTimeoutMs,
    maxBodyBytes: serverLimits.answerBytes,
    userAgent: "Recaudo/0.1",
  });
  const stores = createStores(pool, jobs, box, clock.now);
  const gateways = createGateways(env, http, stores.budgets);
  const channels = createChannels(env, http);
  const probe = createProbe(env.CRASH_AT);
  const shopify = createShopify(env, { http, pool, box, clock, probe, ...stores });
  return {
    env,
    log,
    pool,
    clock,
    ...gateways,
    channels,
    ...shopify,
    refundLateMoney: (payment: Payment) =>
      refundLateMoney({ ...stores, ...gateways, newId }, payment, clock.now()),
    probe,
    ...merchantWords,
    ...stores,
    prober: createWebhookProber({
      http,
      secret: env.SESSION_SECRET,
      origin: env.WEBHOOK_PROBE_ORIGIN,
    }),
    digestEmail: createEmailDigest(keyRing.value),
    payUrl: (token: string) => `${env.PUBLIC_URL}/pay/${token}`,
    webhookUrl: (gateway: string, accountId: string) =>
      `${env.GATEWAY_WEBHOOK_URL ?? env.PUBLIC_URL}/webhooks/gateways/${gateway}/${accountId}`,
    async close() {
      await jobs.stop();
      for (const channel of channels) channel.close();
      // A database that is away must not keep the process from ending.
      await stores.budgets.flush().catch(() => undefined);
      await pool.end();
    },
  };
}

function createStores(
  pool: pg.Pool,
  jobs: Awaited<ReturnType<typeof openJobQueue>>,
  box: ReturnType<typeof createSealedBox>,
  now: () => Date,
) {
  return {
    jobs,
    sessions: createSessionStore(pool, box),
    payments: createPaymentStore(pool, box),
    payPages: createPayPageStore(pool),
    vouchers: createVoucherStore(pool, box),
    watch: createWatchStore(pool),
    budgets: createRateBudgetStore(pool),
    webhookHealth: createWebhookHealthStore(pool),
    accounts: createAccountStore(pool, box, now),
    inbox: createInboxStore(pool, jobs),
    shopSync: createShopSyncStore(pool),
    requests: createShopRequestStore(pool, jobs),
    refunds: createRefundStore(pool),
    moneyBack: createMoneyBackStore(pool),
    cashRefunds: createCashRefundStore(pool),
    shops: createShopStore(pool),
    alerts: createAlertStore(pool),
    circuits: createCircuitStore(pool),
    confirmationTimes: createConfirmationTimeStore(pool),
    exceptions: createExceptionStore(pool),
    expiry: createExpiryStore(pool),
    settings: createSettingsStore(pool),
    deadWork: createDeadWorkStore(pool),
    messages: createMessageStore(pool, box),
    messageSettings: createMessageSettingsStore(pool),
    phoneConsents: createPhoneConsentStore(pool, box),
    paymentFiles: createPaymentFileStore(pool),
    paymentCases: createPaymentCaseStore(pool),
    paymentLists: createPaymentListStore(pool),
    exceptionLists: createExceptionListStore(pool),
    clicks: createClickStore(pool),
    proofs: createProofStore(pool, box),
    shopperAsks: createShopperAskStore(pool),
    orders: createOrderStore(pool, jobs),
    latestOrders: createLatestOrders(pool),
    orderMarks: createOrderMarks(pool),
    orderSettings: createOrderSettingsStore(pool),
    storeShops: createStoreShops(pool),
    people: createPeopleStore(pool),
    transactions: createTransactions(pool, jobs, box),
  };
}

/** Without a mail server nobody is written to, and nothing else changes. */
function createChannels(env: Env, http: HttpClient): readonly Channel[] {
  return [...mailChannels(env), ...phoneChannels(env, http)];
}

function mailChannels(env: Env): readonly Channel[] {
  if (env.SMTP_URL === undefined || env.MAIL_FROM === undefined) return [];
  const sender = createSmtpSender({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const { PUBLIC_URL: publicUrl, SESSION_SECRET: sessionSecret } = env;
  return [createMailChannel({ sender, publicUrl, sessionSecret })];
}

function phoneChannels(env: Env, http: HttpClient): readonly Channel[] {
  const { WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_TOKEN: token } = env;
  if (phoneNumberId === undefined || token === undefined) return [];
  return [
    createPhoneChannel(createWhatsAppSender({ http, baseUrl: env.WHATSAPP_BASE_URL, phoneNumberId, token })),
  ];
}

function createGateways(env: Env, http: HttpClient, budgets: RateBudgetStore) {
  const plain = gatewayDefinitions.map((definition) =>
    definition.create({
      http,
      baseUrl: env.GATEWAY_BASE_URLS.get(definition.id) ?? definition.defaultBaseUrl,
    }),
  );
  const gateways = plain.map((gateway) => countCalls(gateway, budgets));
  const toPoll = plain.map((gateway) => obeyLimits(gateway, budgets));
  return {
    gateways,
    findGateway: (id: string) => gatewayById(gateways, id),
    findGatewayToPoll: (id: string) => gatewayById(toPoll, id),
  };
}

function gatewayById(gateways: readonly Gateway[], id: string): Gateway {
  const gateway = gateways.find((candidate) => candidate.id === id);
  if (!gateway) throw new Error(`no such gateway: ${id}`);
  return gateway;
}
