import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removeEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";
import { makeClosedCheckout } from "./closed-checkout.ts";
import { EmbeddedFolders, query } from "./embedded-folders.ts";

const at = new EmbeddedFolders();

describe.runIf(process.getuid?.() === 0)("embedded PostgreSQL as root", () => {
  test("runs under an account without rights", async () => {
    const { pid } = await at.start();
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    expect(Number(uid)).toBeGreaterThan(0);
  });

  test("keeps its data outside, and finds it again, when only root can enter the folder's parent", async () => {
    const closed = join(at.root, "closed");
    mkdirSync(closed, { mode: 0o700 });
    at.folder = join(closed, "data-of-the-app");
    const first = await at.start();
    expect(first.home.startsWith(at.outside)).toBe(true);
    expect(readFileSync(join(at.folder, "data-is-in.txt"), "utf8").trim()).toBe(first.home);
    await query(first.url, "create table note as select 'kept' as text");
    await first.stop();
    const second = await at.start();
    expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
    await removeEmbeddedPostgres({ folder: at.folder, outside: at.outside });
    expect(existsSync(first.home)).toBe(false);
  });

  test("takes its data along when the folder is closed to it later", async () => {
    const parent = join(at.root, "parent");
    at.folder = join(parent, "data-of-the-app");
    at.plantSeed();
    const first = await at.start();
    await query(first.url, "create table note as select 'kept' as text");
    await first.stop();
    chmodSync(parent, 0o700);
    const second = await at.start();
    expect(second.home).not.toBe(first.home);
    expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  });

  test("starts in a whole checkout that only root can enter, programs included", async () => {
    const script = makeClosedCheckout(join(at.root, "checkout"));
    at.folder = join(at.root, "checkout/.recaudo/postgres");
    const holder = await at.hold(script);
    expect(await query(holder.held.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(holder.held.home.startsWith(at.outside)).toBe(true);
  });

  test("refuses data that root owns, since no server may read it", async () => {
    mkdirSync(join(at.folder, "data"), { recursive: true });
    expect(await at.failure()).toMatchObject({ kind: "another_owner", owner: 0 });
  });
});
