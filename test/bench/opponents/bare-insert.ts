import { randomUUID } from "node:crypto";
import pg from "pg";
import { eventValues, insertEvent, serveBare } from "./bare-server.ts";

// One insert for each request, prepared, on a pool; no job, so nothing would ever act on the row.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 16 });

serveBare(async (event) => {
  await pool.query({ name: "insert-event", text: insertEvent, values: eventValues(randomUUID(), event) });
});
