import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Role = "web" | "worker";

/** All that the process gets to know, but where programs are found. */
export type AppEnv = Readonly<Record<string, string>> & { readonly NODE_ENV: "test" };

/** The real web or worker process of the build, started, killed and started again as a test wants. */
export interface AppProcess {
  /** Waits until it says that it is ready. With `crashAt` (`point:visit`) it kills itself there. */
  start(options?: { readonly crashAt?: string }): Promise<void>;
  /** Ends as a power cut would. */
  kill(): Promise<void>;
  /** Waits until it has ended by itself; gives the signal that ended it. Throws when it lives on. */
  died(withinMs?: number): Promise<NodeJS.Signals | null>;
  /** What it printed so far, over all its lives. */
  printed(): string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const startTimeoutMs = 20_000;
const started = new Set<ChildProcess>();
// A test run that is cut off must not leave servers behind.
process.once("exit", () => started.forEach((child) => child.kill("SIGKILL")));

/** Throws with what to do when the app was not built. */
export function requireBuild(): void {
  const parts = ["build/server/index.js", "build/server-node/web.js", "build/server-node/worker.js"];
  const missing = parts.filter((part) => !existsSync(`${root}${part}`));
  if (missing.length > 0) {
    throw new Error(
      `These tests run the built app, and ${missing.join(", ")} is missing: run "npm run build" first`,
    );
  }
}

/** Describes a process with its whole environment; it runs only after `start`. */
export function createAppProcess(role: Role, env: AppEnv): AppProcess {
  let child: ChildProcess | null = null;
  let printed = "";

  function open(crashAt: string | undefined): ChildProcess {
    const opened = fork(`${root}build/server-node/${role}.js`, {
      cwd: root,
      env: { PATH: process.env["PATH"], ...env, ...(crashAt !== undefined && { CRASH_AT: crashAt }) },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const keep = (chunk: Buffer): void => void (printed += chunk.toString());
    opened.stdout?.on("data", keep);
    opened.stderr?.on("data", keep);
    started.add(opened);
    opened.once("exit", () => started.delete(opened));
    return opened;
  }

  return {
    async start({ crashAt } = {}) {
      child = open(crashAt);
      const failure = await Promise.race([
        new Promise<null>((ready) => child?.once("message", () => ready(null))),
        new Promise<string>((ended) => child?.once("exit", (code) => ended(`ended with code ${code}`))),
        later(startTimeoutMs, `was not ready within ${startTimeoutMs / 1000} s`),
      ]);
      if (failure !== null) throw new Error(`the ${role} process ${failure}:\n${printed.slice(-2_000)}`);
    },
    async kill() {
      if (!child || hasEnded(child)) return;
      const ended = new Promise((done) => child?.once("exit", done));
      child.kill("SIGKILL");
      await ended;
    },
    async died(withinMs = 15_000) {
      if (!child) throw new Error(`the ${role} process was never started`);
      if (hasEnded(child)) return child.signalCode;
      const ending = new Promise<NodeJS.Signals | null>((ended) =>
        child?.once("exit", (_code, signal) => ended(signal)),
      );
      const ended = await Promise.race([ending, later(withinMs, "alive" as const)]);
      if (ended === "alive") throw new Error(`the ${role} process still lives after ${withinMs} ms`);
      return ended;
    },
    printed: () => printed,
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function later<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((done) => setTimeout(() => done(value), ms).unref());
}
