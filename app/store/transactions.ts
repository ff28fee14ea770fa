import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { insertAlert, resolveAlert } from "./alert-store.ts";
import { insertAudit } from "./audit-rows.ts";
import { cashRefundWrites } from "./cash-refund-rows.ts";
import { byHandWrites } from "./by-hand-writes.ts";
import { firstRow, inTransaction } from "./database.ts";
import { endException, insertException } from "./exception-store.ts";
import { insertFacts, readFacts } from "./fact-rows.ts";
import type { JobQueue } from "./job-queue.ts";
import { messageSettingsWrites } from "./message-settings-store.ts";
import { messageWrites } from "./message-store.ts";
import { orderWrites } from "./order-writes.ts";
import { phoneConsentWrites } from "./phone-consent-store.ts";
import { refundWrites } from "./refund-rows.ts";
import { paymentColumns, toPayment, type PaymentRow } from "./rows.ts";
import { sealBuyer } from "./sealed-people.ts";
import { settingsWrites } from "./settings-store.ts";
import { voucherWrites } from "./voucher-writes.ts";

export function createTransactions(pool: pg.Pool, jobs: JobQueue, box: SealedBox): Transactions {
  return { transaction: (work) => inTransaction(pool, (client) => work(onClient(client, jobs, box))) };
}

function onClient(client: pg.PoolClient, jobs: JobQueue, box: SealedBox): StoreTransaction {
  return {
    async lockPayment(shopId, paymentId) {
      const text = `select ${paymentColumns} from payment join shop on shop.id = payment.shop_id
        where payment.shop_id = $1 and payment.id = $2 for update of payment`;
      const row = await firstRow<PaymentRow>(client, {
        name: "payment-lock",
        text,
        values: [shopId, paymentId],
      });
      return row ? toPayment(row) : null;
    },

    async saveBuyer(shopId, paymentId, buyer) {
      const text = `update payment set buyer = $3 where shop_id = $1 and id = $2`;
      const values = [shopId, paymentId, sealBuyer(box, paymentId, buyer)];
      await client.query({ name: "payment-buyer-save", text, values });
    },

    addFacts: (shopId, paymentId, facts) => insertFacts(client, shopId, paymentId, facts),
    factsOf: (shopId, paymentId) => readFacts(client, shopId, paymentId),

    async saveReduction(shopId, paymentId, reduction) {
      const { state, marks, confirmedMinor, refundedMinor, reversedMinor, settledMinor } = reduction;
      const text = `update payment set state = $3, marks = $4, confirmed_minor = $5, refunded_minor = $6,
          reversed_minor = $7, settled_minor = $8, updated_at = now()
        where shop_id = $1 and id = $2`;
      const sums = [confirmedMinor, refundedMinor, reversedMinor, settledMinor];
      const values = [shopId, paymentId, state, marks, ...sums];
      await client.query({ name: "payment-reduction", text, values });
    },

    async post(shopId, paymentId, factId, postings) {
      const text = `insert into ledger_posting (shop_id, payment_id, fact_id, account, amount_minor, currency)
        select $1, $2, $3, row.* from unnest($4::text[], $5::bigint[], $6::text[]) as row`;
      const accounts = postings.map((posting) => posting.account);
      const minors = postings.map((posting) => posting.minor);
      const currencies = postings.map((posting) => posting.currency);
      const values = [shopId, paymentId, factId, accounts, minors, currencies];
      await client.query({ name: "ledger-post", text, values });
    },

    ...voucherWrites(client, box),
    ...refundWrites(client),
    ...cashRefundWrites(client, box),
    ...byHandWrites(client, box),
    ...settingsWrites(client),
    ...messageWrites(client, box),
    ...messageSettingsWrites(client),
    ...phoneConsentWrites(client, box),
    ...orderWrites(client),

    async saveRequestOutcome(shopId, requestId, state, outcome) {
      const text = `update shop_request set state = $3, outcome = $4 where shop_id = $1 and id = $2 and state = 'asked'`;
      await client.query({ name: "shop-request-outcome", text, values: [shopId, requestId, state, outcome] });
    },

    enqueue: (queued) => jobs.insert(client, queued),
    raiseAlert: (alert) => insertAlert(client, alert),
    resolveAlert: (key) => resolveAlert(client, key),
    openException: (exception) => insertException(client, exception),
    endException: (shopId, key, end) => endException(client, shopId, key, end),
    audit: (entry) => insertAudit(client, entry),

    async saveAccountPriority(shopId, accountId, priority) {
      const text = `update gateway_account set priority = $3 where shop_id = $1 and id = $2`;
      await client.query({ name: "account-priority", text, values: [shopId, accountId, priority] });
    },
  };
}
