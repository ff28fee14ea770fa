import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { loadEngine } from "./load-engine.ts";
import { createShadowAdapter } from "./shadow-adapter.ts";

export interface DiffOptions {
  /** A server on which a database can be made and dropped again. */
  readonly url: string;
  readonly migrations: string;
  /** The text of schema.prisma. */
  readonly schema: string;
}

/** The SQL that is missing in the migrations to make what the schema says; null when they agree. */
export async function diffMigrations({ url, migrations, schema }: DiffOptions): Promise<string | null> {
  const SchemaEngine = await loadEngine();
  const adapter = createShadowAdapter(url);
  try {
    const engine = await SchemaEngine.new(
      {},
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter.factory),
    );
    const answer = await engine.diff({
      from: { tag: "migrations", ...readMigrations(migrations) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return answer.exitCode === 0 ? null : (answer.stdout ?? "");
  } finally {
    await adapter.close();
  }
}

function readMigrations(folder: string): object {
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
  const content = (path: string) => readFileSync(join(folder, path), "utf8");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: content("migration_lock.toml") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => {
      const value = content(`${name}/migration.sql`);
      return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
    }),
  };
}
