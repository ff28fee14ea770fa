import { PgBoss } from "pg-boss";
import type { World } from "../support/processes.ts";

/**
 * Lets the time pass that a dead process' leases and signs of life last, for what it left behind: instead of waiting
 * for them, they are moved back. The job engine then finds its dead worker by its own rule.
 */
export async function passLeases({ pool, databaseUrl }: Pick<World, "pool" | "databaseUrl">): Promise<void> {
  for (const table of ["voucher", "shop_sync", "shop_request", "refund", "shop_order"]) {
    await pool.query(
      `update ${table} set claimed_until = claimed_until - interval '1 hour' where claimed_until is not null`,
    );
  }
  await pool.query("update message set taken_at = taken_at - interval '1 hour' where state = 'sending'");
  await pool.query(
    "update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active'",
  );
  await pool.query("update pgboss.queue set monitor_on = null, monitor_claim_on = null");
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 1,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.supervise();
  await boss.stop({ graceful: false });
}
