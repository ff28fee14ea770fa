import { rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { err, ok, type Result } from "../../lib/result.ts";
import { prepareBinaries, type Binaries } from "./binaries.ts";
import { openCluster, type Cluster } from "./cluster.ts";
import { readFileError, type EmbeddedError } from "./embedded-error.ts";
import { readPostmaster, type Postmaster } from "./postmaster.ts";
import { dataFolderOf, findHome, foldersOf, type Home } from "./reachable-home.ts";
import { launchServer, stopServer, type Launch } from "./server-process.ts";

export interface EmbeddedOptions {
  /** Holds the data, the password and the server's log; made if absent. */
  readonly folder: string;
  /** A free one by default. */
  readonly port?: number;
  /** More of PostgreSQL's own settings, for example `{ fsync: "off" }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where data goes, as root, when the server's account cannot reach `folder`; see `findHome`. */
  readonly outside?: string;
}

export interface EmbeddedPostgres {
  /** With the password: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The data did not exist before. */
  readonly isNew: boolean;
  /** It ran already, left behind by a process that was killed or started by one beside us. */
  readonly isAttached: boolean;
  /** Where the data really is. */
  readonly home: string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const lastBreathMs = 10_000;

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, or attaches to the one that already runs on `folder`. It outlives
 * signals meant for this process, so that the app can drain before it calls `stop`.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedOptions,
): Promise<Result<EmbeddedPostgres, EmbeddedError>> {
  try {
    const home = findHome(options.folder, options.outside);
    if (!home.ok) return home;
    const binaries = prepareBinaries(home.value);
    if (!binaries.ok) return binaries;
    const cluster = await openCluster(home.value, binaries.value);
    if (!cluster.ok) return cluster;
    return await attachOrLaunch(options, home.value, binaries.value, cluster.value);
  } catch (error) {
    return err(readFileError(error, options.folder));
  }
}

/** Stops the server if it runs and removes all its data, wherever that is. */
export async function removeEmbeddedPostgres({
  folder,
  outside,
}: EmbeddedOptions): Promise<Result<undefined, EmbeddedError>> {
  try {
    const home = findHome(folder, outside);
    if (!home.ok) return home;
    const binaries = prepareBinaries(home.value);
    if (!binaries.ok) return binaries;
    await stopServer(binaries.value, dataFolderOf(home.value.folder));
    for (const each of foldersOf(folder, outside)) rmSync(each, { recursive: true, force: true });
    return ok();
  } catch (error) {
    return err(readFileError(error, folder));
  }
}

async function attachOrLaunch(
  options: EmbeddedOptions,
  home: Home,
  binaries: Binaries,
  cluster: Cluster,
): Promise<Result<EmbeddedPostgres, EmbeddedError>> {
  const describe = ({ pid, port }: Postmaster, isAttached: boolean): EmbeddedPostgres => ({
    url: `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/postgres`,
    pid,
    port,
    isAttached,
    isNew: cluster.isNew,
    home: home.folder,
    stop: () => stopServer(binaries, cluster.data),
  });

  const running = await awaitRunning(cluster);
  if (running) return ok(describe(running, true));
  const port = await findPort(options.port);
  if (port === null) return err({ kind: "port_busy", port: options.port ?? 0 });
  const launched = await launchWhenFree(home, binaries, {
    data: cluster.data,
    port,
    settings: options.settings ?? {},
  });
  if (launched.ok) return ok(describe(launched.value, false));
  // Two may start at once: the server allows one, and the other attaches to it.
  const other = await awaitRunning(cluster);
  return other ? ok(describe(other, true)) : launched;
}

/**
 * For milliseconds a server cannot start: the children of one that was killed hold its shared memory longer than it
 * lived, and the lock file of one that starts beside us is empty until its number is in it.
 */
async function launchWhenFree(
  home: Home,
  binaries: Binaries,
  launch: Launch,
): Promise<Result<Postmaster, EmbeddedError>> {
  for (const end = Date.now() + lastBreathMs; ; await wait(100)) {
    const launched = await launchServer(home, binaries, launch);
    const isHeld =
      !launched.ok &&
      launched.error.kind === "did_not_start" &&
      /pre-existing shared memory block|lock file .* is empty/.test(launched.error.logTail);
    if (!isHeld || Date.now() > end) return launched;
  }
}

/** Waits while a server is starting, recovering or stopping; null when none is left. */
async function awaitRunning(cluster: Cluster): Promise<Postmaster | null> {
  for (const end = Date.now() + startTimeoutMs; Date.now() < end; await wait(20)) {
    const found = readPostmaster(cluster.data);
    if (found === null) return null;
    if (found.isReady && (await isOurs(found, cluster))) return found;
  }
  return null;
}

/** A copied folder brings the file of the original's server along: ask the server which folder it serves. */
async function isOurs({ port }: Postmaster, { data, password }: Cluster): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === data;
  } catch {
    // Not there yet, not there any more, or another server: each means "not ours now".
    return false;
  } finally {
    await client.end();
  }
}

/** Null when the wished port is taken. */
function findPort(wished = 0): Promise<number | null> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(null));
    probe.listen(wished, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
