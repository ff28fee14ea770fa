import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Ends the pool and removes the database, whoever else is still connected. */
  drop(): Promise<void>;
}

/** A database of the caller's own with all tables and queues, and nothing in them. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // Measured 17 ms, and 30 to 440 ms through the journal (9 MB, fsync off; PostgreSQL 18.4, 2026-11).
  await runOn(server, `create database ${name} template template_recaudo strategy file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 10 });
  // Dropping the database ends idle connections; that is expected.
  pool.on("error", () => undefined);
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end();
      await runOn(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runOn(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
