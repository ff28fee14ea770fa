import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareQueues } from "../../app/store/job-queue.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("queues of an earlier version take on today's rules: a dead worker's job waits a second, a broken clock ever longer", async () => {
  const { pool, url } = database;
  await pool.query("update pgboss.queue set retry_limit = 3, retry_delay = 9, retry_backoff = true");
  await prepareQueues(url);
  const { rows } = await pool.query(
    `select name, retry_limit, retry_delay, retry_backoff from pgboss.queue
     where name in ('process-inbox', 'expire-vouchers') order by name`,
  );
  expect(rows).toMatchObject([
    { name: "expire-vouchers", retry_limit: 5, retry_delay: 1, retry_backoff: true },
    { name: "process-inbox", retry_limit: 1_000, retry_delay: 1, retry_backoff: false },
  ]);
});
