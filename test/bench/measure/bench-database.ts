import { rmSync } from "node:fs";
import pg from "pg";
import { describeEmbeddedError } from "../../../app/store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../../../app/store/embedded/start-embedded-postgres.ts";
import { prepareQueues } from "../../../app/store/job-queue.ts";
import { migrate } from "../../../app/store/migrate.ts";
import { makeServerFolder, removeAbandoned } from "../../support/server-folder.ts";

export interface BenchDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

/** A PostgreSQL of this run's own with its durable defaults: every commit is on disk before it is answered. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  await removeAbandoned("bench");
  const folder = makeServerFolder("bench");
  const started = await startEmbeddedPostgres({ folder, settings: { max_connections: "200" } });
  if (!started.ok) throw new Error(describeEmbeddedError(started.error));
  const { url } = started.value;
  await migrate(url);
  await prepareQueues(url);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A server that stops ends idle connections.
  pool.on("error", () => undefined);
  await requireDurable(pool);
  return {
    url,
    pool,
    async stop() {
      await pool.end();
      await started.value.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function requireDurable(pool: pg.Pool): Promise<void> {
  for (const name of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const { rows } = await pool.query<Record<string, string>>(`show ${name}`);
    if (rows[0]?.[name] !== "on") throw new Error(`figures without ${name} would say nothing`);
  }
}
