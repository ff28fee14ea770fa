import { readDatabaseUrl } from "../app/env.server.ts";
import { prepareQueues } from "../app/store/job-queue.ts";
import { migrate } from "../app/store/migrate.ts";

// Brings the database of DATABASE_URL up to date: for machines that start web and worker each by itself. `npm start`
// does the same by itself. Harmless when nothing is missing, and when two run at once.
const url = readDatabaseUrl();
if (url === null) {
  console.error("DATABASE_URL says which database; it is not set.");
  process.exit(1);
}
const applied = await migrate(url);
await prepareQueues(url);
console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
