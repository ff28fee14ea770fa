import { createHash } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFileError, readLastWords } from "../../app/store/embedded/embedded-error.ts";
import { EmbeddedFolders } from "./embedded-folders.ts";

const at = new EmbeddedFolders();

describe("embedded PostgreSQL that cannot start", () => {
  test("leaves a folder alone that is not a database", async () => {
    at.plantSeed();
    rmSync(join(at.folder, "data/global/pg_control"));
    const before = listing(at.folder);
    expect(await at.failure()).toMatchObject({ kind: "not_a_cluster" });
    expect(listing(at.folder)).toBe(before);
  });

  test("names the version of data made by another PostgreSQL", async () => {
    at.plantSeed();
    writeFileSync(join(at.folder, "data/PG_VERSION"), "16\n");
    expect(await at.failure()).toMatchObject({ kind: "wrong_version", found: "16", needed: "18" });
  });

  test("shows the server's last words when its configuration is broken", async () => {
    at.plantSeed();
    writeFileSync(join(at.folder, "data/postgresql.auto.conf"), "no_such_setting = 1\n");
    const error = await at.failure();
    expect(error?.kind).toBe("did_not_start");
    expect(JSON.stringify(error)).toContain("no_such_setting");
  });

  test("says so when the port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => holder.once("listening", listening));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await at.failure({ port })).toEqual({ kind: "port_busy", port });
    holder.close();
  });

  test("refuses a file where the folder should be", async () => {
    writeFileSync(at.folder, "not a folder");
    expect(await at.failure()).toMatchObject({ kind: "not_a_cluster" });
    rmSync(at.folder);
  });

  test.each([
    ["ENOSPC", "no_space"],
    ["EDQUOT", "no_space"],
    ["EACCES", "no_permission"],
    ["EROFS", "no_permission"],
  ])("reads %s of the file system as %s", (code, kind) => {
    expect(readFileError(Object.assign(new Error("refused"), { code }), "/data")).toEqual({
      kind,
      folder: "/data",
    });
  });

  test("reads a full disk out of what the server says", () => {
    const words = 'FATAL: could not write lock file "postmaster.pid": No space left on device';
    expect(readLastWords(words, "/data")).toEqual({ kind: "no_space", folder: "/data" });
  });
});

function listing(of: string): string {
  const files = readdirSync(of, { recursive: true }).map(String).toSorted();
  return createHash("sha256").update(files.join("\n")).digest("hex");
}
