import { startEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";

// Run as a process of its own: starts a server on the given folders, says where, and lives until it is killed.
const [folder = "", outside = ""] = process.argv.slice(2);
const started = await startEmbeddedPostgres({ folder, outside });
if (!started.ok) throw new Error(JSON.stringify(started.error));
const { url, pid, home, isAttached, isNew } = started.value;
console.log(JSON.stringify({ url, pid, home, isAttached, isNew }));
setInterval(() => undefined, 1_000);
