import { emptyTables, type Rows, type TableName, type Tables } from "./tables.ts";

/** How one process is connected: each call waits for its turn, and a commit may break. */
export interface Connection {
  /** Resolves when the call may happen; throws when the connection broke; never resolves for a dead process. */
  turn(): Promise<void>;
  /** What becomes of a commit: `lost` commits nothing, `unheard` commits and the caller hears an error. */
  fateOfCommit(): "heard" | "lost" | "unheard";
}

/** What one transaction sees and writes: its own changes over what others committed. */
export interface View {
  get<Name extends TableName>(table: Name, key: string): Rows[Name] | undefined;
  all<Name extends TableName>(table: Name): Rows[Name][];
  put<Name extends TableName>(table: Name, key: string, row: Rows[Name]): void;
  /** False when a row of the key is there; waits for a transaction that is adding it. */
  insert<Name extends TableName>(table: Name, key: string, row: Rows[Name]): Promise<boolean>;
  /** Held until the transaction ends, like a row lock. */
  lock(table: TableName, key: string): Promise<void>;
  /** For `skip locked`: whether another transaction holds it. */
  isHeld(table: TableName, key: string): boolean;
  nextId(): bigint;
}

interface Transaction {
  readonly view: View;
  readonly written: Partial<Tables>;
  readonly connection: Connection;
}

export type MemoryDatabase = ReturnType<typeof createMemoryDatabase>;

/**
 * Tables in memory with what the flows rely on in PostgreSQL: read committed, row locks, uniqueness that waits for a
 * transaction under way, all or nothing at commit. `committed` hears the tables that each commit changed.
 */
export function createMemoryDatabase(
  now: () => Date,
  committed: (written: Partial<Tables>) => void = () => undefined,
) {
  const tables = emptyTables();
  const locks = createLocks<Transaction>();
  const open = new Set<Transaction>();
  let lastId = 0n;
  const nextId = (): bigint => (lastId += 1n);

  function end(transaction: Transaction): void {
    open.delete(transaction);
    locks.release(transaction);
  }

  function begin(connection: Connection): Transaction {
    const written: Partial<Tables> = {};
    const view: View = {
      ...viewOf(tables, written),
      nextId,
      isHeld: (table, key) => locks.isHeldBeside(transaction, `${table} ${key}`),
      lock: (table, key) => locks.take(transaction, `${table} ${key}`, () => requireOpen(open, transaction)),
      insert: (table, key, row) => insertOnce(view, table, key, row),
    };
    const transaction: Transaction = { view, written, connection };
    open.add(transaction);
    return transaction;
  }

  function commit(transaction: Transaction): void {
    requireOpen(open, transaction);
    const fate = transaction.connection.fateOfCommit();
    if (fate !== "lost") {
      requireZeroSum(transaction);
      mergeAll(tables, transaction.written);
      committed(transaction.written);
    }
    end(transaction);
    if (fate !== "heard") throw new Error("the connection broke at commit");
  }

  return {
    tables,
    now,
    nextId,
    /** One call, one commit. */
    async once<Value>(connection: Connection, work: (view: View) => Value | Promise<Value>): Promise<Value> {
      await connection.turn();
      const started = begin(connection);
      return run(started, () => work(started.view), { commit, end });
    },
    /** Several calls, each waiting for its turn, and a commit. */
    async transaction<Value>(connection: Connection, work: (view: View) => Promise<Value>): Promise<Value> {
      await connection.turn();
      const transaction = begin(connection);
      const untilCommit = async (): Promise<Value> => {
        const value = await work(transaction.view);
        return connection.turn().then(() => value);
      };
      return run(transaction, untilCommit, { commit, end });
    },
    /** Rolls back what a dead process, or a broken connection, had under way. */
    abandon(connection: Connection): void {
      for (const transaction of open) if (transaction.connection === connection) end(transaction);
    },
  };
}

/** Who holds which row, and who waits for it. */
function createLocks<Owner>() {
  const holders = new Map<string, { owner: Owner; free: Promise<void>; release: () => void }>();
  return {
    async take(owner: Owner, name: string, requireOpen: () => void): Promise<void> {
      for (;;) {
        requireOpen();
        const held = holders.get(name);
        if (held?.owner === owner) return;
        if (!held) break;
        await held.free;
      }
      const { promise: free, resolve: release } = Promise.withResolvers<undefined>();
      holders.set(name, { owner, free, release: () => release(undefined) });
    },
    isHeldBeside: (owner: Owner, name: string): boolean => (holders.get(name)?.owner ?? owner) !== owner,
    release(owner: Owner): void {
      for (const [name, held] of holders) {
        if (held.owner !== owner) continue;
        holders.delete(name);
        held.release();
      }
    },
  };
}

async function run<Value>(
  transaction: Transaction,
  work: () => Value | Promise<Value>,
  { commit, end }: Record<"commit" | "end", (transaction: Transaction) => void>,
): Promise<Value> {
  try {
    const value = await work();
    commit(transaction);
    return value;
  } catch (error) {
    end(transaction);
    throw error;
  }
}

function viewOf(tables: Tables, written: Partial<Tables>): Pick<View, "get" | "all" | "put"> {
  return {
    get: (table, key) => written[table]?.get(key) ?? tables[table].get(key),
    all<Name extends TableName>(table: Name): Rows[Name][] {
      const own = written[table];
      if (!own) return [...tables[table].values()];
      return [...new Map([...tables[table], ...own]).values()];
    },
    put<Name extends TableName>(table: Name, key: string, row: Rows[Name]): void {
      const own: Map<string, Rows[Name]> = written[table] ?? new Map<string, Rows[Name]>();
      own.set(key, row);
      Object.assign(written, { [table]: own });
    },
  };
}

function merge<Name extends TableName>(
  tables: Pick<Tables, Name>,
  written: Partial<Pick<Tables, Name>>,
  name: Name,
): void {
  for (const [key, row] of written[name] ?? []) tables[name].set(key, row);
}

/** Double entry, as the database's own rule at commit has it. */
function requireZeroSum({ view, written }: Transaction): void {
  for (const { factId } of written.postings?.values() ?? []) {
    const ofFact = view.all("postings").filter((posting) => posting.factId === factId);
    const byCurrency = Map.groupBy(ofFact, ({ currency }) => currency);
    for (const postings of byCurrency.values()) {
      if (postings.reduce((sum, { minor }) => sum + minor, 0n) !== 0n)
        throw new Error(`ledger postings of fact ${factId.toString()} do not sum to zero`);
    }
  }
}

async function insertOnce<Name extends TableName>(
  view: View,
  table: Name,
  key: string,
  row: Rows[Name],
): Promise<boolean> {
  await view.lock(table, key);
  if (view.get(table, key) !== undefined) return false;
  view.put(table, key, row);
  return true;
}

function mergeAll(tables: Tables, written: Partial<Tables>): void {
  for (const name of Object.keys(written) as TableName[]) merge(tables, written, name);
}

function requireOpen(open: ReadonlySet<Transaction>, transaction: Transaction): void {
  if (!open.has(transaction)) throw new Error("the connection broke");
}
