import type pg from "pg";
import type { LedgerAccount } from "../../../app/domain/ledger.ts";
import type { Job } from "../../../app/ports/jobs.ts";
import { readFacts } from "../../../app/store/fact-rows.ts";
import { toMoney } from "../../../app/store/rows.ts";
import type {
  InboxSnapshot,
  MessageSnapshot,
  PaymentSnapshot,
  PostingSnapshot,
  RefundSnapshot,
  RequestSnapshot,
  Snapshot,
  SyncSnapshot,
  VoucherSnapshot,
} from "./snapshot.ts";

/** All rows of a PostgreSQL database that the rules look at. */
export async function readSnapshot(pool: pg.Pool): Promise<Snapshot> {
  const read = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await pool.query<Row>(text)).rows;
  const payments = await readPayments(pool);
  const alerts = await read<{ key: string; is_open: boolean }>(
    "select key, resolved_at is null as is_open from alert",
  );
  const exceptions = await read<{ key: string; is_open: boolean }>(
    "select key, resolved_at is null as is_open from exception",
  );
  const jobs = await read<{ data: Job }>(
    "select data from pgboss.job where state in ('created', 'retry', 'active') and data ? 'shopId'",
  );
  return {
    accounts: await read(`select id, shop_id as "shopId" from gateway_account`),
    payments,
    vouchers: await read<VoucherSnapshot>(
      `select id, shop_id as "shopId", payment_id as "paymentId", gateway_account_id as "accountId", attempt, status,
        external_reference as "externalReference", gateway_payment_id as "gatewayPaymentId", next_poll_at as "nextPollAt" from voucher`,
    ),
    facts: await readAllFacts(pool),
    postings: await readPostings(pool),
    inbox: await read<InboxSnapshot>(
      `select id, shop_id as "shopId", gateway_account_id as "accountId", processed_at is not null as "isProcessed",
        dead_at is not null as "isDead" from inbox`,
    ),
    syncs: await read<SyncSnapshot>(
      `select shop_id as "shopId", payment_id as "paymentId", told, coalesce(claimed_until > now(), false) as "isClaimed",
        dead_at is not null as "isDead" from shop_sync`,
    ),
    winners: await read(
      `select shop_id as "shopId", group_id as "groupId", payment_id as "paymentId" from group_winner`,
    ),
    requests: await read<RequestSnapshot>(
      `select id, shop_id as "shopId", payment_id as "paymentId", told as "isTold", dead_at is not null as "isDead" from shop_request`,
    ),
    refunds: await read<RefundSnapshot>(
      `select id, payment_id as "paymentId", shop_request_id as "requestId", state from refund`,
    ),
    messages: await read<MessageSnapshot>(
      `select id, shop_id as "shopId", payment_id as "paymentId", key, state from message`,
    ),
    openAlerts: new Set(alerts.filter((row) => row.is_open).map(({ key }) => key)),
    openExceptions: new Set(exceptions.filter((row) => row.is_open).map(({ key }) => key)),
    everRaised: new Set(alerts.map(({ key }) => key)),
    everOpened: new Set(exceptions.map(({ key }) => key)),
    jobs: jobs.map(({ data }) => data),
  };
}

/** Read as the flows read them, but under whichever shop a row says it belongs to. */
async function readAllFacts(pool: pg.Pool): Promise<Snapshot["facts"]> {
  const { rows } = await pool.query<{ id: string; shop_id: string; payment_id: string }>(
    "select id::text, shop_id, payment_id from fact order by fact.id",
  );
  const owners = Map.groupBy(rows, (row) => `${row.shop_id} ${row.payment_id}`);
  const read = [...owners.values()].map(async (ofPayment) => {
    const { shop_id: shopId = "", payment_id: paymentId = "" } = ofPayment[0] ?? {};
    const facts = await readFacts(pool, shopId, paymentId);
    // Both are in the order of their ids.
    return facts.map((fact, at) => ({ shopId, paymentId, id: ofPayment[at]?.id ?? "", fact }));
  });
  return (await Promise.all(read)).flat();
}

interface PaymentColumns {
  readonly id: string;
  readonly shop_id: string;
  readonly group_id: string;
  readonly session_id: string;
  readonly session_gid: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly state: PaymentSnapshot["stored"]["state"];
  readonly marks: PaymentSnapshot["stored"]["marks"];
  readonly confirmed_minor: string;
  readonly refunded_minor: string;
  readonly reversed_minor: string;
  readonly settled_minor: string;
}

async function readPayments(pool: pg.Pool): Promise<PaymentSnapshot[]> {
  const { rows } = await pool.query<PaymentColumns>(
    `select id, shop_id, group_id, session_id, session_gid, amount_minor, currency, state, marks, confirmed_minor,
      refunded_minor, reversed_minor, settled_minor from payment`,
  );
  return rows.map((row) => ({
    id: row.id,
    shopId: row.shop_id,
    groupId: row.group_id,
    sessionId: row.session_id,
    sessionGid: row.session_gid,
    asked: toMoney(row.amount_minor, row.currency),
    stored: {
      state: row.state,
      marks: row.marks,
      confirmedMinor: BigInt(row.confirmed_minor),
      refundedMinor: BigInt(row.refunded_minor),
      reversedMinor: BigInt(row.reversed_minor),
      settledMinor: BigInt(row.settled_minor),
    },
  }));
}

async function readPostings(pool: pg.Pool): Promise<PostingSnapshot[]> {
  const { rows } = await pool.query<{
    shop_id: string;
    payment_id: string;
    fact_id: string;
    account: LedgerAccount;
    amount_minor: string;
    currency: string;
  }>("select shop_id, payment_id, fact_id::text, account, amount_minor, currency from ledger_posting");
  return rows.map((row) => ({
    shopId: row.shop_id,
    paymentId: row.payment_id,
    factId: row.fact_id,
    account: row.account,
    ...toMoney(row.amount_minor, row.currency),
  }));
}
