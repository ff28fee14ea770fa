import { rmSync } from "node:fs";
import pg from "pg";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../app/store/embedded/start-embedded-postgres.ts";
import { prepareQueues } from "../../app/store/job-queue.ts";
import { migrate } from "../../app/store/migrate.ts";
import type { TestDatabase } from "./database.ts";
import { makeServerFolder, removeAbandoned } from "./server-folder.ts";

export interface OwnDatabase extends TestDatabase {
  /** Kills the server as a power cut would, and starts it again on the same port and data. */
  crash(): Promise<void>;
}

/** A database server that nobody shares, with every commit on disk as in production: this one may be killed. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  await removeAbandoned("own");
  const folder = makeServerFolder("own");
  let server = await start({ folder });
  await migrate(server.url);
  await prepareQueues(server.url);
  const { url, port } = server;
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // Its connections die with the server; that is what it is for.
  pool.on("error", () => undefined);
  return {
    url,
    pool,
    async crash() {
      process.kill(server.pid, "SIGKILL");
      server = await start({ folder, port });
    },
    async drop() {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(options: {
  readonly folder: string;
  readonly port?: number;
}): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres(options);
  if (!started.ok) throw new Error(describeEmbeddedError(started.error));
  return started.value;
}
