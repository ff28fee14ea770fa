import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ok, type Result } from "../../lib/result.ts";
import type { EmbeddedError } from "./embedded-error.ts";
import { readPostmaster } from "./postmaster.ts";
import { canReach, chooseAccount, type ServerAccount } from "./server-account.ts";

/** Where the data, the password and the log really are, and who the server runs as. */
export interface Home {
  readonly folder: string;
  readonly account: ServerAccount;
  /** Every account may pass through it; each home inside it is its server's own. */
  readonly outside: string;
}

/** Used only as root: beside other servers' state, so that a restart of the machine keeps it. */
export const defaultOutside = "/var/lib/recaudo";

const recordName = "data-is-in.txt";

export const dataFolderOf = (home: string): string => join(home, "data");

/**
 * The requested folder, or, when we are root and the server's unprivileged account cannot reach that folder (a
 * checkout under a folder with mode 0700), a private one outside named after it. The choice is written into the
 * requested folder and holds from then on.
 */
export function findHome(requested: string, outside = defaultOutside): Result<Home, EmbeddedError> {
  mkdirSync(requested, { recursive: true });
  const folder = realpathSync(requested);
  const recorded = readRecord(folder, outside);
  if (recorded !== null) return enter(recorded, outside);
  const data = dataFolderOf(folder);
  const account = chooseAccount(data);
  if (!account.ok) return account;
  // A server that runs already got there while it could, and is best left where it is.
  const isUsable = canReach(account.value, folder) || readPostmaster(data) !== null;
  if (isUsable) return ok({ folder, account: account.value, outside });
  const home = join(resolve(outside), nameOf(folder));
  const entered = enter(home, outside);
  if (!entered.ok) return entered;
  if (existsSync(data)) moveInto(home, folder);
  writeFileSync(join(folder, recordName), `${home}\n`);
  return enter(home, outside);
}

/** The folder was closed to the server after its first use. `mv` keeps owners also from one disk to another. */
function moveInto(home: string, folder: string): void {
  for (const name of ["password", "data"]) {
    const { status, stderr } = spawnSync("mv", [join(folder, name), join(home, name)], { encoding: "utf8" });
    if (status !== 0) throw new Error(`moving ${name} out of ${folder} failed: ${stderr}`);
  }
}

/** Every folder that holds something of the requested one. */
export function foldersOf(requested: string, outside = defaultOutside): string[] {
  const recorded = readRecord(requested, outside);
  return recorded === null ? [requested] : [recorded, requested];
}

function enter(home: string, outside: string): Result<Home, EmbeddedError> {
  for (const folder of [outside, home]) {
    mkdirSync(folder, { recursive: true });
    // Whatever the umask: the account must pass through. What it must not read is kept by the files' own modes.
    chmodSync(folder, 0o711);
  }
  const account = chooseAccount(dataFolderOf(home));
  return account.ok ? ok({ folder: home, account: account.value, outside }) : account;
}

/** Only a folder directly in `outside` counts, so that a strange record cannot lead anywhere else. */
function readRecord(folder: string, outside: string): string | null {
  const file = join(folder, recordName);
  if (!existsSync(file)) return null;
  const home = readFileSync(file, "utf8").trim();
  if (dirname(home) === resolve(outside)) return home;
  rmSync(file);
  return null;
}

function nameOf(folder: string): string {
  return `embedded-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
}
