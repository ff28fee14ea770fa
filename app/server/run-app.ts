import { fork, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { settingsWith } from "../env.server.ts";
import { prepareQueues } from "../store/job-queue.ts";
import { migrate } from "../store/migrate.ts";
import type { Lifecycle } from "./lifecycle.ts";

const startTimeoutMs = 30_000;

/** Added to, and stronger than, the variables this process was started with. */
export type Settings = Readonly<Record<string, string>>;

/** The two roles of the one build. Any number of each may run. */
export type Role = "web" | "worker";

/**
 * V8 sizes its heap for a machine of its own: with gigabytes free it lets garbage pile up to hundreds of megabytes
 * before it looks. Both roles hold little, so garbage is collected once a fifth (a tenth in the worker) was added to what is in use. These
 * are goals, not limits: a process that needs more gets it. Measured by test/bench/session.ts and pay.ts.
 */
const memoryFlags: Record<Role, readonly string[]> = {
  web: ["--max-semi-space-size=4", "--initial-old-space-size=16", "--heap-growing-percent=20"],
  worker: [
    "--optimize-for-size",
    "--v8-pool-size=1",
    "--max-semi-space-size=1",
    "--initial-old-space-size=4",
    "--heap-growing-percent=10",
  ],
};

/** Starts one process of the app; it sends a message once it is ready. The database must be up to date. */
export function startRole(role: Role, settings: Settings): ChildProcess {
  const execArgv = [...memoryFlags[role]];
  // The C library keeps memory pools for threads, eight for each core, and what a compiler thread leaves there stays.
  const env = settingsWith({ MALLOC_ARENA_MAX: "1", ...settings });
  return fork(resolve(`build/server-node/${role}.js`), { env, execArgv });
}

/**
 * Brings the database up to date, starts the two processes of the app, calls `onReady` once both are, and resolves
 * with the reason when one of them ends unasked: the app cannot go on without it.
 */
export async function runApp(
  settings: Settings & { readonly DATABASE_URL: string },
  life: Lifecycle,
  onReady: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await migrate(settings.DATABASE_URL);
  await prepareQueues(settings.DATABASE_URL);
  const children = (["web", "worker"] as const).map((role) => ({ role, child: startRole(role, settings) }));
  life.onEnd(async () => {
    await Promise.all(children.map(({ child }) => stopChild(child)));
  });
  const failed = Promise.race(children.map(({ role, child }) => failure(role, child, life)));
  const started = Promise.all(children.map(({ child }) => ready(child)));
  const problem = await Promise.race([started.then(() => null), failed, timeOut()]);
  if (problem !== null) return problem;
  await onReady();
  return failed;
}

/** Pending for ever when the process ends because all of us do. */
function failure(role: Role, child: ChildProcess, life: Lifecycle): Promise<string> {
  return new Promise((report) => {
    child.once("exit", (code, signal) => {
      if (!life.isEnding()) report(`${role} ended (${signal ?? `code ${code ?? "unknown"}`})`);
    });
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done) => child.once("message", () => done()));
}

function timeOut(): Promise<string> {
  return new Promise((report) => {
    setTimeout(
      () => report(`the app was not ready within ${startTimeoutMs / 1000} s`),
      startTimeoutMs,
    ).unref();
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}
