import { newId } from "../../app/lib/id.ts";
import { createSealedBox, parseKeyRing } from "../../app/lib/sealed-box.ts";
import type { Job } from "../../app/ports/jobs.ts";
import { createAccountStore } from "../../app/store/account-store.ts";
import { createAlertStore } from "../../app/store/alert-store.ts";
import { createPool } from "../../app/store/database.ts";
import { createCircuitStore } from "../../app/store/circuit-store.ts";
import { createExceptionStore } from "../../app/store/exception-store.ts";
import { createInboxStore } from "../../app/store/inbox-store.ts";
import { openJobQueue } from "../../app/store/job-queue.ts";
import { createPaymentStore } from "../../app/store/payment-store.ts";
import { createRefundStore } from "../../app/store/refund-store.ts";
import { createSessionStore } from "../../app/store/session-store.ts";
import { createSettingsStore } from "../../app/store/settings-store.ts";
import { createShopRequestStore } from "../../app/store/shop-request-store.ts";
import { createShopStore } from "../../app/store/shop-store.ts";
import { createShopSyncStore } from "../../app/store/shop-sync-store.ts";
import { createTransactions } from "../../app/store/transactions.ts";
import { createVoucherStore } from "../../app/store/voucher-store.ts";
import { createWatchStore } from "../../app/store/watch-store.ts";
import { createTestDatabase } from "../support/database.ts";
import { runStoreContract } from "./contract/battery.ts";
import type { StoreHarness } from "./contract/harness.ts";

runStoreContract("the store on PostgreSQL, as the role the app works as,", openPostgres);

async function openPostgres(): Promise<StoreHarness> {
  const database = await createTestDatabase();
  const pool = createPool({ url: database.url, maxConnections: 10, onError: () => undefined });
  const keys = parseKeyRing(`t1:${Buffer.alloc(32, 7).toString("base64")}`);
  if (!keys.ok) throw new Error(keys.error);
  const box = createSealedBox(keys.value);
  const jobs = await openJobQueue(pool);
  const now = (): Date => new Date();
  return {
    stores: {
      sessions: createSessionStore(pool, box),
      payments: createPaymentStore(pool, box),
      vouchers: createVoucherStore(pool, box),
      accounts: createAccountStore(pool, box, now),
      inbox: createInboxStore(pool, jobs),
      shopSync: createShopSyncStore(pool),
      requests: createShopRequestStore(pool, jobs),
      shops: createShopStore(pool),
      alerts: createAlertStore(pool),
      exceptions: createExceptionStore(pool),
      settings: createSettingsStore(pool),
      watch: createWatchStore(pool),
      refunds: createRefundStore(pool),
      circuits: createCircuitStore(pool),
      transactions: createTransactions(pool, jobs, box),
    },
    now,
    newId,
    async letLeasesEnd() {
      for (const table of ["voucher", "shop_sync", "shop_request", "refund"])
        await pool.query(`update ${table} set claimed_until = claimed_until - interval '1 hour'`);
    },
    async jobs() {
      const { rows } = await database.pool.query<{ data: Job }>(
        "select data from pgboss.job where state = 'created' order by created_on, id",
      );
      return rows.map(({ data }) => data);
    },
    async openAlerts() {
      const { rows } = await database.pool.query<Awaited<ReturnType<StoreHarness["openAlerts"]>>[number]>(
        "select kind, key, times from alert where resolved_at is null",
      );
      return rows;
    },
    async close() {
      await jobs.stop();
      await pool.end();
      await database.drop();
    },
  };
}
