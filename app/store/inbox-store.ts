import type pg from "pg";
import type { PaymentLookup } from "../ports/gateway.ts";
import type { NewInboxEvent } from "../ports/records.ts";
import type { InboxStore } from "../ports/store.ts";
import { firstRow, inTransaction, isDataError } from "./database.ts";
import { createGroupCommit } from "./group-commit.ts";
import type { JobQueue } from "./job-queue.ts";

const insertEvents = `
  insert into inbox (id, shop_id, gateway_account_id, event_key, lookup)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[])
  on conflict (gateway_account_id, event_key) do nothing
  returning id, shop_id`;

/** Webhooks and their jobs, written in groups: one insert, one job insert and one commit for all that arrived together. */
export function createInboxStore(pool: pg.Pool, jobs: JobQueue): InboxStore {
  const group = createGroupCommit<NewInboxEvent, "stored" | "repeat">({
    maxItems: 200,
    maxInFlight: 2,
    write: (events) => inTransaction(pool, (client) => writeEvents(client, jobs, events)),
    isItemsFault: isDataError,
  });
  return {
    receive: (event) => group.submit(event),

    async find(shopId, inboxId) {
      const text = `select inbox.gateway_account_id, gateway_account.gateway, inbox.lookup, inbox.processed_at, inbox.outcome,
          coalesce(health.missed = 0 and health.heard_at > now() - interval '1 minute', false) as is_heard
        from inbox join gateway_account on gateway_account.id = inbox.gateway_account_id
        left join webhook_health health on health.gateway_account_id = inbox.gateway_account_id
        where inbox.shop_id = $1 and inbox.id = $2`;
      const row = await firstRow<{
        gateway_account_id: string;
        gateway: string;
        lookup: PaymentLookup;
        processed_at: Date | null;
        outcome: string | null;
        is_heard: boolean;
      }>(pool, { name: "inbox-find", text, values: [shopId, inboxId] });
      if (!row) return null;
      const { gateway_account_id: accountId, gateway, lookup, outcome } = row;
      const isProcessed = row.processed_at !== null;
      return { accountId, gateway, lookup, isProcessed, isHeard: row.is_heard, hasDied: outcome !== null };
    },

    async finish(shopId, inboxId, outcome) {
      const text = `update inbox set processed_at = now(), outcome = $3 where shop_id = $1 and id = $2`;
      await pool.query({ name: "inbox-finish", text, values: [shopId, inboxId, outcome] });
    },

    async die(shopId, inboxId, outcome) {
      const text = `update inbox set dead_at = now(), outcome = $3 where shop_id = $1 and id = $2`;
      await pool.query({ name: "inbox-die", text, values: [shopId, inboxId, outcome] });
    },
  };
}

async function writeEvents(
  client: pg.PoolClient,
  jobs: JobQueue,
  events: readonly NewInboxEvent[],
): Promise<("stored" | "repeat")[]> {
  const { rows } = await client.query<{ id: string; shop_id: string }>({
    name: "inbox-insert",
    text: insertEvents,
    values: [
      events.map((event) => event.id),
      events.map((event) => event.shopId),
      events.map((event) => event.accountId),
      events.map((event) => event.eventKey),
      events.map((event) => JSON.stringify(event.lookup)),
    ],
  });
  const stored = new Set(rows.map((row) => row.id));
  await jobs.insert(
    client,
    rows.map((row) => ({ job: { name: "process-inbox", shopId: row.shop_id, inboxId: row.id, tries: 0 } })),
  );
  return events.map((event) => (stored.has(event.id) ? "stored" : "repeat"));
}
