import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { err, ok, type Result } from "../../lib/result.ts";
import type { EmbeddedError } from "./embedded-error.ts";

/** Who the server runs as; null is "as we do". PostgreSQL refuses to run as root. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null;

/** Accounts that systems and container images bring along; none is created. */
const wellKnown = ["postgres", "node", "nobody"];

/** As root: the owner of the data that is already there, else the first well-known account. Else ourselves. */
export function chooseAccount(dataFolder: string): Result<ServerAccount, EmbeddedError> {
  const self = process.getuid?.();
  if (self === undefined) return ok(null);
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner === undefined || owner.uid === self) return ok(null);
    return err({ kind: "another_owner", folder: dataFolder, owner: owner.uid });
  }
  if (owner === undefined) return findWellKnown();
  if (owner.uid === 0) return err({ kind: "another_owner", folder: dataFolder, owner: 0 });
  return ok({ uid: owner.uid, gid: owner.gid });
}

/** Asks the system itself, so that modes, lists and mounts all count: may `account` reach and enter (or run) `path`? */
export function canReach(account: ServerAccount, path: string): boolean {
  if (account === null) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...account, cwd: "/" }).status === 0;
}

/** All the server is told: none of our secrets, and none of the PG* variables that would change what it does. */
export const serverEnvironment: NodeJS.ProcessEnv = { LC_ALL: "C", NODE_ENV: "production" };

function findWellKnown(): Result<ServerAccount, EmbeddedError> {
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of wellKnown) {
    const row = rows.find((each) => each[0] === name);
    if (row) return ok({ uid: Number(row[2]), gid: Number(row[3]) });
  }
  return err({ kind: "no_account" });
}
