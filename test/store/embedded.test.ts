import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../app/store/embedded/start-embedded-postgres.ts";
import { EmbeddedFolders, query } from "./embedded-folders.ts";
import { freePort } from "../support/free-port.ts";

const at = new EmbeddedFolders();

describe("embedded PostgreSQL", () => {
  test("starts from nothing on 127.0.0.1, keeps its data over a restart and stops within two seconds", async () => {
    const first = await at.start();
    expect(first).toMatchObject({ isNew: true, isAttached: false });
    await query(first.url, "create table note as select 'kept' as text");
    const stopping = performance.now();
    await first.stop();
    expect(performance.now() - stopping).toBeLessThan(2_000);
    await expect(query(first.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);

    const second = await at.start();
    expect(second).toMatchObject({ isNew: false, isAttached: false });
    expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
    expect(await query(second.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await query(second.url, "show fsync")).toEqual([{ fsync: "on" }]);
  });

  test("lets nobody in without the password, which only the owner may read", async () => {
    at.plantSeed();
    const { url, home } = await at.start();
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(home, "password")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, "data/pg_hba.conf"), "utf8")).not.toMatch(/^\w.*trust/m);
  });

  test("writes neither rows nor statements into its log", async () => {
    at.plantSeed();
    const { url, home } = await at.start();
    await query(url, "create table person (email text primary key)");
    await query(url, "insert into person values ('ana@example.com')");
    await expect(query(url, "insert into person values ('ana@example.com')")).rejects.toThrow();
    const log = readFileSync(join(home, "postgres.log"), "utf8");
    expect(log).toContain("duplicate key");
    expect(log).not.toContain("ana@example.com");
  });

  test("uses the settings and the port it is given", async () => {
    at.plantSeed();
    const port = await freePort();
    const { url } = await at.start({ port, settings: { fsync: "off", max_connections: "20" } });
    expect(new URL(url).port).toBe(String(port));
    expect(await query(url, "show fsync")).toEqual([{ fsync: "off" }]);
    expect(await query(url, "show max_connections")).toEqual([{ max_connections: "20" }]);
  });

  test("attaches to the server of a process that was killed, with all it had committed", async () => {
    at.plantSeed();
    const holder = await at.hold();
    await query(holder.held.url, "create table note as select 'committed' as text");
    await holder.kill();

    const again = await at.start();
    expect(again).toMatchObject({ isAttached: true, isNew: false, pid: holder.held.pid });
    expect(await query(again.url, "select text from note")).toEqual([{ text: "committed" }]);
    await again.stop();
    await expect(query(again.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
  });

  test("recovers when the server itself was killed", async () => {
    at.plantSeed();
    const first = await at.start();
    await query(first.url, "create table note as select 'committed' as text");
    process.kill(first.pid, "SIGKILL");
    const second = await at.start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url, "select text from note")).toEqual([{ text: "committed" }]);
  });

  test("gives two processes that start at once on an empty folder the same server", async () => {
    const [one, other] = await Promise.all([at.hold(), at.hold()]);
    expect(one.held.url).toBe(other.held.url);
    expect([one.held.isAttached, other.held.isAttached].toSorted()).toEqual([false, true]);
  });

  test("starts a server of its own in a copy of a folder whose server runs", async () => {
    at.plantSeed();
    const original = await at.start();
    await query(original.url, "checkpoint");
    const copy = `${at.folder}-copy`;
    expect(spawnSync("cp", ["-a", at.folder, copy]).status).toBe(0);
    const copied = await startEmbeddedPostgres({ folder: copy, outside: at.outside });
    if (!copied.ok) throw new Error(describeEmbeddedError(copied.error));
    expect(await query(copied.value.url, "show data_directory")).toEqual([
      { data_directory: join(copy, "data") },
    ]);
    expect(copied.value.pid).not.toBe(original.pid);
    await copied.value.stop();
  });

  test("does not mistake a program that has the number of a dead server for the server", async () => {
    at.plantSeed();
    const words = [process.pid, join(at.folder, "data"), 0, 5432, "", "127.0.0.1", "", "ready", ""];
    writeFileSync(join(at.folder, "data/postmaster.pid"), words.join("\n"));
    expect(await at.start()).toMatchObject({ isAttached: false });
  });

  test("clears away a cluster whose making was interrupted", async () => {
    const leftover = join(at.folder, "making-4194305");
    mkdirSync(join(leftover, "base"), { recursive: true });
    expect(await at.start()).toMatchObject({ isNew: true });
    expect(readdirSync(at.folder).filter((name) => name.startsWith("making"))).toEqual([]);
  });

  test("removes server and data for a fresh start", async () => {
    at.plantSeed();
    const first = await at.start();
    await removeEmbeddedPostgres({ folder: at.folder, outside: at.outside });
    expect(existsSync(at.folder)).toBe(false);
    await expect(query(first.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
  });
});
