import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadFigures, LoadOrder, LoadReport } from "./load-messages.ts";
import { readCpu } from "./process-figures.ts";

export interface LoadResult extends LoadFigures {
  readonly perSecond: number;
  /** Of the server's process, for each request, in microseconds. */
  readonly cpuUs: number;
}

export interface LoadGenerator {
  /** Runs one load against the server with process id `pid`. Throws when an answer was not `expectedStatus`. */
  run(
    pid: number,
    order: Omit<LoadOrder, "wantsBodies">,
    expectedStatus: number,
    onBody?: (body: string) => void,
  ): Promise<LoadResult>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL("load-generator.ts", import.meta.url)), { execArgv: [] });
  process.once("exit", () => child.kill());
  return {
    async run(pid, order, expectedStatus, onBody) {
      child.send({ ...order, wantsBodies: onBody !== undefined } satisfies LoadOrder);
      let cpuBefore = 0;
      const figures = await listen(child, () => (cpuBefore = readCpu(pid)), onBody);
      const cpuUs = (readCpu(pid) - cpuBefore) / order.requests;
      if (figures.statuses[expectedStatus] !== order.requests) {
        throw new Error(`answers other than ${expectedStatus}: ${JSON.stringify(figures.statuses)}`);
      }
      return { ...figures, cpuUs, perSecond: order.requests / figures.seconds };
    },
    stop: () => void child.kill(),
  };
}

function listen(
  child: ChildProcess,
  onPrepared: () => void,
  onBody?: (body: string) => void,
): Promise<LoadFigures> {
  return new Promise((done, fail) => {
    const onExit = (): void => fail(new Error("the load generator ended"));
    const onMessage = (report: LoadReport): void => {
      if (report.kind === "prepared") {
        onPrepared();
        child.send("go");
      } else if (report.kind === "body") onBody?.(report.body);
      else {
        child.off("message", onMessage).off("exit", onExit);
        done(report);
      }
    };
    child.on("message", onMessage).once("exit", onExit);
  });
}
