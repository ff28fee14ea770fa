import { readDatabaseUrl } from "../env.server.ts";
import { createLog } from "../lib/log.ts";
import { describeEmbeddedError } from "../store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../store/embedded/start-embedded-postgres.ts";
import { runApp } from "./run-app.ts";

// `npm start`: the whole app on one machine. With DATABASE_URL it uses that database, without it one of its own.
const log = createLog({ level: "info", role: "start" });
const given = readDatabaseUrl();
const embedded = given === null ? await startEmbeddedPostgres({ folder: ".recaudo/database" }) : null;
if (embedded && !embedded.ok) {
  log.fatal(describeEmbeddedError(embedded.error));
  process.exit(1);
}
const app = await runApp({ DATABASE_URL: given ?? embedded?.value.url ?? "" });

let isStopping = false;
const stop = async (code: number): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  await app.stop();
  await embedded?.value.stop();
  process.exit(code);
};
process.once("SIGTERM", () => void stop(0));
process.once("SIGINT", () => void stop(0));
log.fatal(await app.failed);
await stop(1);
