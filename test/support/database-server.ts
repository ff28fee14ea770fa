import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";
import { prepareQueues } from "../../app/store/job-queue.ts";
import { migrate } from "../../app/store/migrate.ts";
import { makeServerFolder, removeAbandoned } from "./server-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Its database `template_recaudo` holds all tables and queues, and nothing else. */
    databaseServer: string;
  }
}

interface SharedServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Shared {
  server: Promise<SharedServer>;
  users: number;
}

/** Projects load this file each for itself, but in one process: so the one server hangs on the process. */
const shared = globalThis as typeof globalThis & { recaudoTestServer?: Shared };

/** Set it to test with every commit on disk, as in production: slower by what the disk takes. */
const isDurable = process.env["TEST_DATABASE_FSYNC"] === "on";

/** Vitest's global set-up: one real PostgreSQL for the whole run, in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const holder = (shared.recaudoTestServer ??= { server: startServer(), users: 0 });
  holder.users += 1;
  project.provide("databaseServer", (await holder.server).url);
  return async () => {
    holder.users -= 1;
    if (holder.users > 0) return;
    delete shared.recaudoTestServer;
    await (await holder.server).stop();
  };
}

async function startServer(): Promise<SharedServer> {
  await removeAbandoned("tests");
  const folder = makeServerFolder("tests");
  const settings = {
    max_connections: "300",
    autovacuum: "off",
    ...(process.platform === "win32" ? {} : { file_copy_method: "clone" }),
    ...(isDurable ? {} : { fsync: "off", full_page_writes: "off" }),
  };
  const started = await startEmbeddedPostgres({ folder, settings });
  if (!started.ok) throw new Error(describeEmbeddedError(started.error));
  const { url } = started.value;
  await makeTemplate(url);
  return {
    url,
    async stop() {
      await started.value.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query("create database template_recaudo");
  const template = new URL(url);
  template.pathname = "/template_recaudo";
  await migrate(template.href);
  await prepareQueues(template.href);
  // Nobody may stay connected: a clone needs the template to itself.
  await admin.query("alter database template_recaudo with allow_connections false");
  await admin.end();
}
