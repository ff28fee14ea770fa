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
    expect(statements.length).toBeGreaterThan(5);
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

  test("writes no job and no refund: those are the work of the command line", () => {
    for (const statement of statements) expect(statement).not.toMatch(/insert into|update (pgboss|refund)/);
  });
});
