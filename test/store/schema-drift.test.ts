import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, inject, test } from "vitest";
import { diffMigrations } from "../../scripts/prisma/diff-migrations.ts";

const migrations = resolve("prisma/migrations");
const schema = readFileSync("prisma/schema.prisma", "utf8");

test("the migrations make exactly the tables that the Prisma schema describes", async () => {
  expect(await diffMigrations({ url: inject("databaseServer"), migrations, schema })).toBeNull();
});

test("a column that only the schema has is found, with the SQL that would add it", async () => {
  const drifted = schema.replace(/^model Shop \{$/m, "model Shop {\n  nickname String?");
  expect(drifted).not.toBe(schema);
  const sql = await diffMigrations({ url: inject("databaseServer"), migrations, schema: drifted });
  expect(sql).toMatch(/ALTER TABLE "shop" ADD COLUMN\s+"nickname" TEXT/);
});

test("a table that only the migrations have is found", async () => {
  const drifted = schema.replace(/^(\/\/\/[^\n]*\n)?model Alert \{[^}]*\}$/m, "");
  expect(drifted).not.toBe(schema);
  const sql = await diffMigrations({ url: inject("databaseServer"), migrations, schema: drifted });
  expect(sql).toMatch(/DROP TABLE "alert"/);
});
