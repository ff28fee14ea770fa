import { fork, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { settingsWith } from "../env.server.ts";
import { prepareQueues } from "../store/job-queue.ts";
import { migrate } from "../store/migrate.ts";

export interface RunningApp {
  /** Ends when a process ends that was not asked to: the app cannot go on without it. */
  readonly failed: Promise<string>;
  /** Lets both processes finish what they began. */
  stop(): Promise<void>;
}

const startTimeoutMs = 30_000;

/** Added to, and stronger than, the variables this process was started with. */
export type Settings = Readonly<Record<string, string>>;

/** The two roles of the one build. Any number of each may run. */
export type Role = "web" | "worker";

/**
 * V8 sizes its heap for a machine of its own: with gigabytes free it lets garbage pile up to hundreds of megabytes
 * before it looks. Both roles hold little, so garbage is collected once a fifth was added to what is in use. These
 * are goals, not limits: a process that needs more gets it. Measured by test/bench/session.ts and pay.ts.
 */
const memoryFlags: Record<Role, readonly string[]> = {
  web: ["--max-semi-space-size=4", "--initial-old-space-size=16", "--heap-growing-percent=20"],
  worker: ["--max-semi-space-size=2", "--initial-old-space-size=16", "--heap-growing-percent=20"],
};

/** Starts one process of the app; it sends a message once it is ready. The database must be up to date. */
export function startRole(role: Role, settings: Settings): ChildProcess {
  const execArgv = [...memoryFlags[role]];
  return fork(resolve(`build/server-node/${role}.js`), { env: settingsWith(settings), execArgv });
}

/** Brings the database up to date, then starts the two processes of the app and waits until both are ready. */
export async function runApp(settings: Settings & { DATABASE_URL: string }): Promise<RunningApp> {
  await migrate(settings.DATABASE_URL);
  await prepareQueues(settings.DATABASE_URL);
  const children = (["web", "worker"] as const).map((role) => ({ role, child: startRole(role, settings) }));
  let isStopping = false;
  const failed = Promise.race(
    children.map(
      ({ role, child }) =>
        new Promise<string>((report) =>
          child.once("exit", (code) => !isStopping && report(`${role} ended with code ${code}`)),
        ),
    ),
  );
  const stop = async (): Promise<void> => {
    isStopping = true;
    await Promise.all(children.map(({ child }) => stopChild(child)));
  };
  const started = Promise.all(children.map(({ child }) => ready(child)));
  const failure = await Promise.race([started.then(() => null), failed, timeOut()]);
  if (failure === null) return { failed, stop };
  await stop();
  throw new Error(failure);
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
