import { PgBoss } from "pg-boss";
import type pg from "pg";
import type { JobName } from "../ports/jobs.ts";
import type { QueuedJob } from "../ports/records.ts";
import { appRole } from "./database.ts";

interface Queue {
  readonly expireInSeconds: number;
  /** How often what broke or was left by a dead worker is begun again. */
  readonly retryLimit?: number;
  readonly retryBackoff?: boolean;
  readonly retryDelayMax?: number;
}

/** What broke waits twice as long each time, up to five minutes; the clock comes round again besides. */
const clock = { retryLimit: 5, retryBackoff: true, retryDelayMax: 300 };

/** One place for how each queue behaves when a worker dies; tries and waits of jobs are our own tables in domain/retry. */
export const queues: Record<
  | JobName
  | "poll-payments"
  | "refresh-accounts"
  | "check-refunds"
  | "probe-webhooks"
  | "raise-overdue"
  | "expire-vouchers"
  | "catch-up-orders"
  | "repair-subscriptions"
  | "read-shop-names"
  | "measure-waits",
  Queue
> = {
  "issue-voucher": { expireInSeconds: 60 },
  "clear-up-voucher": { expireInSeconds: 60 },
  "process-inbox": { expireInSeconds: 60 },
  "sync-shop": { expireInSeconds: 60 },
  "answer-request": { expireInSeconds: 60 },
  "refund-payment": { expireInSeconds: 60 },
  "check-refunds": { expireInSeconds: 300, ...clock },
  "probe-webhook": { expireInSeconds: 60 },
  "ask-for-shopper": { expireInSeconds: 60 },
  "plan-messages": { expireInSeconds: 60 },
  "send-message": { expireInSeconds: 120 },
  "tell-flow": { expireInSeconds: 60 },
  "tell-refund": { expireInSeconds: 60 },
  "look-at-order": { expireInSeconds: 60 },
  "raise-overdue": { expireInSeconds: 300, ...clock },
  "poll-payments": { expireInSeconds: 300, ...clock },
  "refresh-accounts": { expireInSeconds: 300, ...clock },
  "probe-webhooks": { expireInSeconds: 300, ...clock },
  "expire-vouchers": { expireInSeconds: 900, ...clock },
  "measure-waits": { expireInSeconds: 900, ...clock },
  "catch-up-orders": { expireInSeconds: 600, ...clock },
  "repair-subscriptions": { expireInSeconds: 900, ...clock },
  "read-shop-names": { expireInSeconds: 900, ...clock },
};

/** What a dead worker left is begun again after a second, however many died with it. */
const retries = { retryLimit: 1_000, retryDelay: 1, retryBackoff: false };

/** A worker that shows no sign of life for this long has its jobs given to another (pg-boss allows no less). */
const heartbeatSeconds = 10;

export interface JobQueue {
  /** Writes jobs inside the caller's transaction, so that they exist exactly when its facts do. */
  insert(client: pg.ClientBase | pg.Pool, jobs: readonly QueuedJob[]): Promise<void>;
  stop(): Promise<void>;
}

/** Makes pg-boss' own tables and our queues; safe to run at every start and by two processes at once. */
export async function prepareQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  for (const [name, queue] of Object.entries(queues)) {
    const options = { heartbeatSeconds, ...retries, ...queue, notify: true };
    await boss.createQueue(name, { ...options, policy: "standard", deleteAfterSeconds: 3 * 24 * 3600 });
    // A database of an earlier version keeps its queues; they take on today's rules.
    await boss.updateQueue(name, options);
  }
  await boss.getDb().executeSql(grants, []);
  await boss.stop({ graceful: false });
}

/** The app writes its jobs as the role that writes its facts. */
const grants = `
  grant usage on schema pgboss to ${appRole};
  grant select, insert, update, delete on all tables in schema pgboss to ${appRole};
  grant usage on all sequences in schema pgboss to ${appRole};
  grant execute on all functions in schema pgboss to ${appRole}`;

/** The writing end only: no workers, no supervision. Works on the process' own pool. */
export async function openJobQueue(pool: pg.Pool): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  const nameOf = createStatementNames();
  return {
    async insert(client, jobs) {
      const db = {
        executeSql: (text: string, values: unknown[] = []) =>
          client.query({ name: nameOf(text), text, values }),
      };
      for (const [name, batch] of groupByName(jobs)) {
        await boss.insert(name, batch.map(toInsert), { db });
      }
    },
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}

/**
 * pg-boss's insert for a queue is one long text that never changes. A name makes it a prepared statement, planned
 * once for each connection: planning it for every group was a fifth of the database's work for webhooks.
 */
function createStatementNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `job-insert-${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

function toInsert({ job, id, afterSeconds }: QueuedJob) {
  return {
    data: job,
    ...(id !== undefined && { id }),
    ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
  };
}

function groupByName(jobs: readonly QueuedJob[]): Map<JobName, QueuedJob[]> {
  const byName = new Map<JobName, QueuedJob[]>();
  for (const queued of jobs) {
    const batch = byName.get(queued.job.name);
    if (batch) batch.push(queued);
    else byName.set(queued.job.name, [queued]);
  }
  return byName;
}
