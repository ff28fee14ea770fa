import pg from "pg";

/** What the SQL of this folder runs on: the pool, or one client inside a transaction. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(query: NamedQuery | Query): Promise<pg.QueryResult<Row>>;
}

export interface Query {
  readonly text: string;
  readonly values?: unknown[];
}

/** `name` makes it a prepared statement: parsed and planned once for each connection. */
export interface NamedQuery extends Query {
  readonly name: string;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly maxConnections: number;
  readonly onError: (error: Error) => void;
}

/** Made by the migrations: may only add to what happened, and owns nothing. Every connection of the app takes it on. */
export const appRole = "recaudo_app";

export function createPool({ url, maxConnections, onError }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    application_name: "recaudo",
    options: `-c role=${appRole}`,
  });
  // A server that stops kills idle connections; unheard, that error would end the process.
  pool.on("error", onError);
  return pool;
}

/** Runs `work` in one transaction. An error rolls back and is thrown on; nothing is retried here. */
export async function inTransaction<Value>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  // A connection that breaks fails the query under way, which is how we hear of it; its event must not end the process.
  client.on("error", ignoreEvent);
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.off("error", ignoreEvent);
    client.release(broken);
  }
}

function ignoreEvent(): void {
  // Heard through the failed query.
}

/** SQLSTATE classes 22 and 23: the values were wrong, not the storage. */
export function isDataError(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");
}

/** The error that makes the connection unfit for reuse, if rolling back failed too. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

export async function firstRow<Row extends pg.QueryResultRow>(
  db: Queryable,
  query: NamedQuery,
): Promise<Row | undefined> {
  return (await db.query<Row>(query)).rows[0];
}
