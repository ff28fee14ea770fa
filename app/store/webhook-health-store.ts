import type { ProbeOutcome } from "../domain/webhook-health.ts";
import type { WebhookHealthStore } from "../ports/webhook-health-store.ts";
import { firstRow, type Queryable } from "./database.ts";

interface HealthRow {
  readonly probed_at: Date | null;
  readonly probe_outcome: ProbeOutcome | null;
  readonly heard_at: Date | null;
  readonly missed: number;
}

/** The account is looked for under the shop: another shop's gets no row. */
const insertFor = (columns: string, values: string): string =>
  `insert into webhook_health (gateway_account_id, shop_id, ${columns})
    select id, shop_id, ${values} from gateway_account where shop_id = $1 and id = $2
    on conflict (gateway_account_id) do update set`;

export function createWebhookHealthStore(db: Queryable): WebhookHealthStore {
  return {
    async read(shopId, accountId) {
      const text = `select probed_at, probe_outcome, heard_at, missed from webhook_health
        where shop_id = $1 and gateway_account_id = $2`;
      const query = { name: "webhook-health", text, values: [shopId, accountId] };
      const row = await firstRow<HealthRow>(db, query);
      if (!row) return null;
      const { probed_at: probedAt, probe_outcome: probeOutcome, heard_at: heardAt, missed } = row;
      return { probedAt, probeOutcome, heardAt, missed };
    },

    async saveProbe(shopId, accountId, outcome) {
      const text = `${insertFor("probed_at, probe_outcome", "now(), $3")} probed_at = now(), probe_outcome = $3`;
      await db.query({ name: "webhook-probed", text, values: [shopId, accountId, outcome] });
    },

    async heard(shopId, accountId) {
      const text = `${insertFor("heard_at", "now()")} heard_at = now(), missed = 0`;
      await db.query({ name: "webhook-heard", text, values: [shopId, accountId] });
    },

    async missed(shopId, accountId) {
      const text = `${insertFor("missed", "1")} missed = webhook_health.missed + 1 returning missed`;
      const query = { name: "webhook-missed", text, values: [shopId, accountId] };
      return (await firstRow<{ missed: number }>(db, query))?.missed ?? 0;
    },

    async listUnprobed(limit) {
      const text = `select account.shop_id, account.id from gateway_account account
        left join webhook_health on webhook_health.gateway_account_id = account.id
        join shop on shop.id = account.shop_id and shop.uninstalled_at is null
        where webhook_health.probed_at is null or webhook_health.probed_at < now() - interval '20 hours'
        order by webhook_health.probed_at nulls first limit $1`;
      const query = { name: "webhook-unprobed", text, values: [limit] };
      const { rows } = await db.query<{ shop_id: string; id: string }>(query);
      return rows.map((row) => ({ shopId: row.shop_id, accountId: row.id }));
    },
  };
}
