import { fork, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";

export interface ServerProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** From the start of the process to its word that it is ready. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Waits until a process that was just started says that it is ready. Throws when it ends or stays silent. */
export async function awaitReady(child: ChildProcess, startedAt: number): Promise<ServerProcess> {
  // A bench that fails leaves nobody behind.
  process.once("exit", () => child.kill("SIGKILL"));
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error("a server was not ready within 60 s")), 60_000);
    child.once("exit", (code) => fail(new Error(`a server ended at its start with code ${code}`)));
    child.once("message", () => {
      clearTimeout(timer);
      done();
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("a process without an id");
  const startMs = performance.now() - startedAt;
  return { pid, child, startMs, stop: () => stopProcess(child) };
}

/** Starts one of the opponents, which are TypeScript files of this folder. */
export function startOpponent(file: string, env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const startedAt = performance.now();
  return awaitReady(
    fork(file, { env: { ...process.env, NODE_ENV: "production", ...env }, execArgv: [] }),
    startedAt,
  );
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 12_000).unref();
  });
}

/** Ports nobody listens on just now. */
export async function findPorts(count: number): Promise<number[]> {
  const probes = await Promise.all(Array.from({ length: count }, () => listen()));
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => new Promise((done) => probe.close(done))));
  return ports;
}

function listen(): Promise<ReturnType<typeof createServer>> {
  const probe = createServer();
  return new Promise((done) => probe.listen(0, "127.0.0.1", () => done(probe)));
}
