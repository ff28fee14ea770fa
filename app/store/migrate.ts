import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";

/** The key under which Prisma's own tools lock while they migrate (prisma-engines, schema-engine, 2026). */
const lockKey = 72707369;

/** Prisma's own table, so that `prisma migrate deploy` and `status` agree with what was done here. */
const makeTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** Nothing of the migration named here was applied; those before it stay. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Applies what is missing of `folder`/<name>/migration.sql, in the order of the names, each in a transaction of its
 * own, and answers the names it applied. Any number of processes may call it at once: one works, the others wait.
 * Migrations the database has and the folder has not are left alone, so that the version before can still start.
 * Throws MigrationError when an applied file was changed, an earlier try of Prisma's failed, or the SQL fails.
 */
export async function migrate(url: string, folder = resolve("prisma/migrations")): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "recaudo-migrate" });
  // Ends with the server: the query under way fails, and says so.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("set lock_timeout = '60s'");
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(makeTable);
    const missing = findMissing(migrations, await readApplied(client));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    // The lock goes with the session.
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      // Git may check the file out with other line ends; the checksum is of what was committed.
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readApplied(client: pg.Client): Promise<Map<string, AppliedRow>> {
  const text = `select migration_name, checksum, finished_at from _prisma_migrations
    where rolled_back_at is null order by started_at`;
  const { rows } = await client.query<AppliedRow>(text);
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function findMissing(migrations: readonly Migration[], applied: Map<string, AppliedRow>): Migration[] {
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row === undefined) return true;
    if (row.finished_at === null) {
      throw new MigrationError(
        `migration ${name} failed before: repair it with "prisma migrate resolve" first`,
      );
    }
    if (row.checksum !== checksum) {
      throw new MigrationError(
        `migration ${name} was changed after it was applied: restore it and add a new one`,
      );
    }
    return false;
  });
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    const text = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      values ($1, $2, $3, clock_timestamp(), 1)`;
    await client.query(text, [randomUUID(), checksum, name]);
    await client.query("commit");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = lineOf(sql, error);
    await client.query("rollback");
    throw new MigrationError(`migration ${name} failed${line}: ${reason}`, { cause: error });
  }
}

function lineOf(sql: string, error: unknown): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined) return "";
  return ` at line ${sql.slice(0, Number(error.position)).split("\n").length}`;
}
