import { afterAll, beforeAll, expect, test } from "vitest";
import { fillOpenVouchers, seedAccounts } from "../bench/world/seed-open-vouchers.ts";
import { createWatchStore } from "../../app/store/watch-store.ts";
import type { NamedQuery, Queryable } from "../../app/store/database.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedAccounts(database.pool, 5);
  await fillOpenVouchers(database.pool, 0, 20_000);
  await database.pool.query(
    "update voucher set next_poll_at = now() - interval '1 second' where gateway_payment_id::int <= 50",
  );
  await database.pool.query("vacuum (analyze) voucher");
}, 60_000);
afterAll(() => database.drop());

/** What PostgreSQL does for the queries of the store, as text. */
function explaining(): { db: Queryable; plans: string[] } {
  const plans: string[] = [];
  const { pool } = database;
  const db: Queryable = {
    async query<Row extends object>({ text, values }: NamedQuery) {
      const client = await pool.connect();
      await client.query("begin");
      const plan = await client.query<{ "QUERY PLAN": string }>(
        `explain (analyze, buffers, costs off, timing off, summary off) ${text}`,
        values,
      );
      plans.push(plan.rows.map((line) => line["QUERY PLAN"]).join("\n"));
      await client.query("rollback");
      client.release();
      return pool.query<Row>({ text, values: values ?? [] });
    },
  };
  return { db, plans };
}

test("the accounts that are due and their vouchers are found in the index of what is due, never by reading them all", async () => {
  const { db, plans } = explaining();
  const watch = createWatchStore(db);
  const now = new Date();
  const due = await watch.dueAccounts(now);
  expect(due.length).toBe(5);
  const first = due[0];
  if (!first) throw new Error("nothing is due");
  expect((await watch.takeDue(first.shopId, first.accountId, now, 4)).length).toBe(4);
  expect(plans.length).toBe(2);
  for (const plan of plans) {
    expect(plan).toContain("voucher_due");
    expect(plan).not.toContain("Seq Scan on voucher");
    expect(plan).not.toMatch(/Rows Removed by Filter: \d{3,}/);
  }
});

test("what one worker took, another does not get", async () => {
  const watch = createWatchStore(database.pool);
  const now = new Date();
  const [account] = await watch.dueAccounts(now);
  if (!account) throw new Error("nothing is due");
  const taken = await Promise.all(
    Array.from({ length: 8 }, () => watch.takeDue(account.shopId, account.accountId, now, 3)),
  );
  const ids = taken.flat().map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
});
