import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "../../app/store/migrate.ts";

let folder = "";
let url = "";
let admin: pg.Client;
let name = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "recaudo-migrations-"));
  name = `empty_${process.pid}_${Math.trunc(performance.now())}`;
  admin = new pg.Client({ connectionString: inject("databaseServer") });
  await admin.connect();
  await admin.query(`create database ${name}`);
  url = Object.assign(new URL(inject("databaseServer")), { pathname: `/${name}` }).href;
});

afterEach(async () => {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

describe("migrate", () => {
  test("applies what is missing in the order of the names, and nothing the second time", async () => {
    write("2_second", "alter table note add column text text");
    write("1_first", "create table note (id int)");
    expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
    expect(await migrate(url, folder)).toEqual([]);
    write("3_third", "insert into note values (1, 'from the third')");
    expect(await migrate(url, folder)).toEqual(["3_third"]);
    expect(await query("select text from note")).toEqual([{ text: "from the third" }]);
  });

  test("lets four processes start at once and applies each migration once", async () => {
    write("1_first", "create table note (id int)");
    write("2_second", "insert into note values (1)");
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
    expect(applied.flat().toSorted()).toEqual(["1_first", "2_second"]);
    expect(await query("select count(*)::int as count from note")).toEqual([{ count: 1 }]);
  });

  test("leaves nothing of a migration that fails, names it with its line, and takes it again when mended", async () => {
    write("1_first", "create table note (id int)");
    write("2_second", "create table other (id int);\ninsert into missing values (1);");
    await expect(migrate(url, folder)).rejects.toThrow(
      'migration 2_second failed at line 2: relation "missing" does not exist',
    );
    expect(await query("select to_regclass('other') as other, to_regclass('note') is null as lost")).toEqual([
      { other: null, lost: false },
    ]);
    write("2_second", "create table other (id int)");
    expect(await migrate(url, folder)).toEqual(["2_second"]);
  });

  test("refuses a migration that was changed after it was applied", async () => {
    write("1_first", "create table note (id int)");
    await migrate(url, folder);
    write("1_first", "create table note (id bigint)");
    await expect(migrate(url, folder)).rejects.toThrow("migration 1_first was changed after it was applied");
  });

  test("takes a file with other line ends for the same", async () => {
    write("1_first", "create table note (\nid int\n)");
    await migrate(url, folder);
    write("1_first", "create table note (\r\nid int\r\n)");
    expect(await migrate(url, folder)).toEqual([]);
  });

  test("refuses to go on from a migration that Prisma's own tool left unfinished", async () => {
    write("1_first", "create table note (id int)");
    await migrate(url, folder);
    await query("update _prisma_migrations set finished_at = null");
    await expect(migrate(url, folder)).rejects.toThrow("migration 1_first failed before");
    await query("update _prisma_migrations set rolled_back_at = now()");
    await query("drop table note");
    expect(await migrate(url, folder)).toEqual(["1_first"]);
  });

  test("lets the version before start on a database that is already further", async () => {
    write("1_first", "create table note (id int)");
    write("2_second", "create table other (id int)");
    await migrate(url, folder);
    rmSync(join(folder, "2_second"), { recursive: true });
    expect(await migrate(url, folder)).toEqual([]);
  });
});

function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), sql);
}

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
