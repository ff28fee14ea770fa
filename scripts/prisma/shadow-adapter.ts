import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Type "char" of PostgreSQL's own catalogue, which the engine reads and adapter-pg 7.10 does not know. */
const charOid = 18;
const textOid = 25;

export interface ShadowAdapter {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** Drops the shadow databases, in which the engine replays the migrations. */
  close(): Promise<void>;
}

/** Lets the schema engine work on a PostgreSQL where it may make databases of its own. */
export function createShadowAdapter(url: string): ShadowAdapter {
  const admin = createPool(url);
  const shadows = new Map<string, CharPool>();
  const base = new PrismaPg(admin.pool);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => mendAdapter(admin, await base.connect()),
    async connectToShadowDb() {
      const name = `shadow_${randomUUID().replaceAll("-", "")}`;
      await admin.pool.query(`create database ${name}`);
      const shadowUrl = new URL(url);
      shadowUrl.pathname = `/${name}`;
      const shadow = createPool(shadowUrl.href);
      shadows.set(name, shadow);
      return mendAdapter(shadow, await new PrismaPg(shadow.pool).connect());
    },
  };
  return {
    factory,
    async close() {
      for (const [name, { pool }] of shadows) {
        await pool.end();
        await admin.pool.query(`drop database if exists ${name} with (force)`);
      }
      await admin.pool.end();
    },
  };
}

interface CharPool {
  readonly pool: pg.Pool;
  /** Which columns of a result are of type "char". */
  readonly chars: WeakMap<object, readonly number[]>;
}

function createPool(connectionString: string): CharPool {
  const pool = new pg.Pool({ connectionString });
  pool.on("error", () => undefined);
  const chars: CharPool["chars"] = new WeakMap();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult | undefined>;
  const marked = async (...args: unknown[]): Promise<unknown> => {
    const result = await query(...args);
    const fields = Array.isArray(result?.fields) ? result.fields : [];
    const at = fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : []));
    for (const index of at) Object.assign(fields[index] ?? {}, { dataTypeID: textOid });
    if (result && at.length > 0) chars.set(result.rows, at);
    return result;
  };
  Object.assign(pool, { query: marked });
  return { pool, chars };
}

/** Mends two things of adapter-pg 7.10 (2026-09) that queries of an app do not meet, but migrations do. */
function mendAdapter({ pool, chars }: CharPool, adapter: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    // As text the engine would break on CHECK constraints: it wants a character.
    async queryRaw(query: SqlQuery) {
      const result = await queryRaw(query);
      for (const index of chars.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
    // The adapter cuts a script at every semicolon, also inside comments, texts and functions.
    async executeScript(script: string) {
      await pool.query(script);
    },
  });
}
