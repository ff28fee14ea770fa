import { execFile, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Binaries } from "./binaries.ts";
import { readLastWords, type EmbeddedError } from "./embedded-error.ts";
import { isAlive, readPostmaster, removeMisleadingFile, type Postmaster } from "./postmaster.ts";
import type { Home } from "./reachable-home.ts";
import { serverEnvironment } from "./server-account.ts";

const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;
const tailLines = 15;

const ownSettings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "60",
  log_min_messages: "warning",
  // No rows, keys or statements in the log: they hold what shoppers typed.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

export interface Launch {
  readonly data: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts the server and answers once it takes connections, or with its last words. */
export async function launchServer(
  { folder, account }: Home,
  { postgres }: Binaries,
  { data, port, settings }: Launch,
): Promise<Result<Postmaster, EmbeddedError>> {
  removeMisleadingFile(data);
  const logFile = join(folder, "postgres.log");
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const all = Object.entries({ ...ownSettings, ...settings });
  const flags = all.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(postgres, ["-D", data, "-p", String(port), ...flags], {
    ...account,
    cwd: data,
    // A session of its own: Ctrl-C in the terminal reaches the app, which drains and then stops the server.
    detached: true,
    windowsHide: true,
    env: serverEnvironment,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const failures: string[] = [];
  server.once("error", (error) => failures.push(error.message));
  server.once("exit", (code, signal) => failures.push(`exit ${code ?? signal ?? "unknown"}`));
  server.unref();

  for (const end = Date.now() + startTimeoutMs; failures.length === 0 && Date.now() < end; await wait(10)) {
    const found = readPostmaster(data);
    if (found?.isReady && found.pid === server.pid) return ok(found);
  }
  if (failures.length === 0) {
    server.kill("SIGQUIT");
    failures.push("not ready in time");
  }
  const words = readFileSync(logFile).subarray(logStart).toString("utf8").trimEnd().split("\n");
  return err(readLastWords([...words.slice(-tailLines), ...failures].join("\n"), folder));
}

/** Fast shutdown. Answers when the server has ended, at once when none runs; throws when it does not end. */
export async function stopServer({ pgCtl }: Binaries, data: string): Promise<void> {
  const found = readPostmaster(data);
  if (found === null) return;
  if (process.platform === "win32") {
    // Windows has no signals: pg_ctl speaks to the server in its own way.
    await promisify(execFile)(pgCtl, ["stop", "-D", data, "-m", "fast", "-w"], { windowsHide: true });
    return;
  }
  process.kill(found.pid, "SIGINT");
  for (const end = Date.now() + stopTimeoutMs; Date.now() < end; await wait(10)) {
    if (!isAlive(found.pid) || readPostmaster(data)?.pid !== found.pid) return;
  }
  throw new Error(`PostgreSQL (process ${found.pid}) did not stop within ${stopTimeoutMs} ms`);
}
