import { createMemoryAccountStore } from "./account-store.ts";
import { createMemoryAlertStore } from "./alert-store.ts";
import { createMemoryCashRefundStore } from "./cash-refund-store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import { createMemoryCircuitStore } from "./circuit-store.ts";
import { createMemoryExceptionStore } from "./exception-store.ts";
import { createMemoryInboxStore } from "./inbox-store.ts";
import { createMemoryMessageStore } from "./message-store.ts";
import { createMemoryPayPageStore } from "./pay-page-store.ts";
import { createMemoryPaymentStore } from "./payment-store.ts";
import { createMemoryRateBudgetStore } from "./rate-budget-store.ts";
import { createMemoryRefundStore } from "./refund-store.ts";
import { createMemorySessionStore } from "./session-store.ts";
import { createMemoryShopperAskStore } from "./shopper-ask-store.ts";
import { createMemoryShopRequestStore } from "./shop-request-store.ts";
import { createMemorySettingsStore, createMemoryShopStore } from "./shop-store.ts";
import { createMemoryShopSyncStore } from "./shop-sync-store.ts";
import { createMemoryTransactions } from "./transactions.ts";
import { createMemoryVoucherStore } from "./voucher-store.ts";
import { createMemoryExpiryStore, createMemoryWatchStore } from "./watch-store.ts";
import { createMemoryWebhookHealthStore } from "./webhook-health-store.ts";

export type MemoryStores = ReturnType<typeof createMemoryStores>;

/** The store ports of one process, under the container's names. */
export function createMemoryStores(db: MemoryDatabase, connection: Connection) {
  return {
    sessions: createMemorySessionStore(db, connection),
    payments: createMemoryPaymentStore(db, connection),
    vouchers: createMemoryVoucherStore(db, connection),
    accounts: createMemoryAccountStore(db, connection),
    circuits: createMemoryCircuitStore(db, connection),
    budgets: createMemoryRateBudgetStore(),
    webhookHealth: createMemoryWebhookHealthStore(db, connection),
    watch: createMemoryWatchStore(db, connection),
    expiry: createMemoryExpiryStore(db, connection),
    refunds: createMemoryRefundStore(db, connection),
    cashRefunds: createMemoryCashRefundStore(),
    confirmationTimes: { measure: () => Promise.resolve() },
    payPages: createMemoryPayPageStore(db, connection),
    shopperAsks: createMemoryShopperAskStore(db, connection),
    inbox: createMemoryInboxStore(db, connection),
    shopSync: createMemoryShopSyncStore(db, connection),
    requests: createMemoryShopRequestStore(db, connection),
    shops: createMemoryShopStore(db, connection),
    alerts: createMemoryAlertStore(db, connection),
    exceptions: createMemoryExceptionStore(db, connection),
    settings: createMemorySettingsStore(db, connection),
    // No merchant decides anything in a simulated world.
    messageSettings: { read: () => Promise.resolve({ switchedOff: [] }) },
    // And no shopper gives a number.
    phoneConsents: { find: () => Promise.resolve(null), stop: () => Promise.resolve(0) },
    messages: createMemoryMessageStore(db, connection),
    transactions: createMemoryTransactions(db, connection),
  };
}
