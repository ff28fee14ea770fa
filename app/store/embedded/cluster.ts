import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Binaries } from "./binaries.ts";
import { readLastWords, type EmbeddedError } from "./embedded-error.ts";
import { isAlive } from "./postmaster.ts";
import { putFileInPlace, putFolderInPlace } from "./put-in-place.ts";
import { dataFolderOf, type Home } from "./reachable-home.ts";
import { serverEnvironment, type ServerAccount } from "./server-account.ts";

/** An empty database is 39 MB, and its first journal files come on top. */
const neededBytes = 100 * 1024 * 1024;

export interface Cluster {
  readonly data: string;
  readonly password: string;
  readonly isNew: boolean;
}

/** The home's cluster, made if there is none. What is there is checked, and never removed. */
export async function openCluster(home: Home, binaries: Binaries): Promise<Result<Cluster, EmbeddedError>> {
  const data = dataFolderOf(home.folder);
  removeHalfMade(home.folder);
  const isNew = !existsSync(data) || readdirSync(data).length === 0;
  const password = readPassword(home.folder, isNew);
  if (password === null) return err({ kind: "not_a_cluster", folder: home.folder });
  if (isNew) {
    const made = await makeCluster(home, binaries, data, password);
    if (!made.ok) return made;
  }
  const checked = checkCluster(data, binaries.major);
  return checked.ok ? ok({ data, password, isNew }) : checked;
}

/** Made beside its place and renamed, so that `data` is whole or absent however the making ends. */
async function makeCluster(
  { folder, account }: Home,
  { initdb }: Binaries,
  data: string,
  password: string,
): Promise<Result<undefined, EmbeddedError>> {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < neededBytes) return err({ kind: "no_space", folder });
  const making = join(folder, `making-${process.pid}`);
  const passwordFile = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [making, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const failure = await runInitdb(initdb, making, passwordFile, account);
    if (failure !== null) return err(readLastWords(failure, folder));
    // Another process may have been first; then its cluster is as good, and has the same password.
    putFolderInPlace(making, data);
    return ok();
  } finally {
    for (const path of [making, passwordFile]) rmSync(path, { recursive: true, force: true });
  }
}

function runInitdb(
  program: string,
  data: string,
  passwordFile: string,
  account: ServerAccount,
): Promise<string | null> {
  const access = ["-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const text = ["-E", "UTF8", "--locale=C", "--no-instructions"];
  return new Promise((done) => {
    const options = { ...account, cwd: data, windowsHide: true, env: serverEnvironment };
    execFile(program, ["-D", data, ...access, ...text], options, (error, _out, words) => {
      done(error === null ? null : words || error.message);
    });
  });
}

function checkCluster(data: string, major: string): Result<undefined, EmbeddedError> {
  const isWhole = ["PG_VERSION", "global/pg_control", "base", "pg_wal"].every((name) =>
    existsSync(join(data, name)),
  );
  if (!isWhole) return err({ kind: "not_a_cluster", folder: data });
  const found = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  return found === major ? ok() : err({ kind: "wrong_version", folder: data, found, needed: major });
}

/** Null when the data is there but its password is lost. */
function readPassword(folder: string, isNew: boolean): string | null {
  const file = join(folder, "password");
  if (!existsSync(file)) {
    if (!isNew) return null;
    const made = `${file}-${process.pid}`;
    writeFileSync(made, randomBytes(24).toString("base64url"), { mode: 0o600 });
    putFileInPlace(made, file);
  }
  return readFileSync(file, "utf8");
}

/** What a process that died while making a cluster left behind. */
function removeHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^making-(\d+)/.exec(name)?.[1];
    if (pid === undefined) continue;
    // Our own number on a leftover: containers hand the same small numbers out again.
    if (isAlive(Number(pid)) && Number(pid) !== process.pid) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
