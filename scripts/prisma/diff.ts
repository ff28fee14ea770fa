import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";
import { diffMigrations } from "./diff-migrations.ts";

// `npm run db:diff`: prints the SQL of the next migration, after schema.prisma was changed. Needs no network.
const folder = mkdtempSync(join(tmpdir(), "recaudo-diff-"));
chmodSync(folder, 0o711);
const started = await startEmbeddedPostgres({ folder, settings: { fsync: "off" } });
if (!started.ok) throw new Error(describeEmbeddedError(started.error));
try {
  const sql = await diffMigrations({
    url: started.value.url,
    migrations: resolve("prisma/migrations"),
    schema: readFileSync("prisma/schema.prisma", "utf8"),
  });
  console.log(sql ?? "-- prisma/migrations and prisma/schema.prisma agree.");
  process.exitCode = sql === null ? 0 : 2;
} finally {
  await started.value.stop();
  rmSync(folder, { recursive: true, force: true });
}
