import type pg from "pg";
import { queues } from "../../app/store/job-queue.ts";
import { waitUntil } from "./wait-until.ts";

/**
 * Waits until no job is due or under way; jobs whose time is minutes away are left alone, and so is a message that a
 * process took with it when it died: it is given up after its minute.
 */
export async function settle(pool: pg.Pool): Promise<void> {
  const names = Object.keys(queues).filter((name) => name !== "poll-payments" && name !== "refresh-accounts");
  await waitUntil("all due jobs are done", async () => {
    const { rows } = await pool.query<{ due: number }>(
      `select count(*)::int as due from pgboss.job where name = any($1)
        and state in ('created', 'retry', 'active') and start_after <
          now() + case when name = 'send-message' then interval '0' else interval '20 seconds' end`,
      [names],
    );
    return rows[0]?.due === 0;
  });
}
