import { readDatabaseUrl } from "../env.server.ts";
import { createLog } from "../lib/log.ts";
import { describeEmbeddedError } from "../store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../store/embedded/start-embedded-postgres.ts";
import { createLifecycle } from "./lifecycle.ts";
import { runApp } from "./run-app.ts";

// `npm start`: the whole app on one machine. With DATABASE_URL it uses that database, without it one of its own.
const log = createLog({ level: "info", role: "start" });
const life = createLifecycle();
try {
  const databaseUrl = readDatabaseUrl() ?? (await startDatabase());
  const failure = await runApp({ DATABASE_URL: databaseUrl }, life);
  log.fatal(failure);
} catch (error) {
  log.fatal({ err: error }, "the app cannot start");
}
await life.end(1);

async function startDatabase(): Promise<string> {
  const embedded = await startEmbeddedPostgres({ folder: ".recaudo/database" });
  if (!embedded.ok) throw new Error(describeEmbeddedError(embedded.error));
  life.onEnd(() => embedded.value.stop());
  return embedded.value.url;
}
