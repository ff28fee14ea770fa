import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const guide = readFileSync("docs/operating.md", "utf8");
const statements = [...guide.matchAll(/^```sql\n(.*?)^```$/gms)].map(([, sql = ""]) => sql.trim());

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("what the guide tells an operator to type at three in the morning", () => {
  test("is all found", () => {
    expect(statements.length).toBe((guide.match(/```sql/g) ?? []).length);
    expect(statements.length).toBeGreaterThan(10);
  });

  test.each(statements)("runs on the tables as they are: %s", async (statement) => {
    const client = await database.pool.connect();
    try {
      await client.query("begin");
      await expect(client.query(statement)).resolves.toBeDefined();
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("a job it tells to write by hand is one that a worker takes", async () => {
    const shopId = "00000000-0000-4000-8000-000000000001";
    const job = { name: "sync-shop", shopId, paymentId: shopId, tries: 0 };
    const alert = "insert into alert (id, kind, key, detail) values ($1, 'job_dead', $2, '{}')";
    await database.pool.query(alert, [shopId, `job:${JSON.stringify(job)}`]);
    await database.pool.query(statements.find((each) => each.includes("'job_dead'")) ?? "");
    const { rows } = await database.pool.query(
      "select name, data, state from pgboss.job where name = 'sync-shop'",
    );
    expect(rows).toEqual([{ name: "sync-shop", data: job, state: "created" }]);
  });
});
