import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import pg from "pg";
import { eventValues, insertEvent, serveBare } from "./bare-server.ts";

// One transaction for each request: the row, and its job by the job engine's own `send`, as its manual shows.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 16 });
const boss = new PgBoss({
  db: { executeSql: (text, values) => pool.query(text, values) },
  supervise: false,
  schedule: false,
  migrate: false,
});
await boss.start();

serveBare(async (event) => {
  const inboxId = randomUUID();
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query({ name: "insert-event", text: insertEvent, values: eventValues(inboxId, event) });
    const job = { name: "process-inbox", shopId: process.env["SHOP_ID"], inboxId, tries: 0 };
    await boss.send("process-inbox", job, {
      db: { executeSql: (text, values) => client.query(text, values) },
    });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
});
