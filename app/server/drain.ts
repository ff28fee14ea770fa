import type { Log } from "../lib/log.ts";
import { serverLimits } from "./limits.ts";

/** On SIGTERM or SIGINT, or when the process that started us is gone, finishes what has begun, then ends; what takes too long is cut off, which costs nothing. */
export function drainOnSignal(log: Log, drain: () => Promise<void>): void {
  let isDraining = false;
  const stop = (): void => {
    if (isDraining) return;
    isDraining = true;
    setTimeout(() => process.exit(0), serverLimits.drainMs).unref();
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping was not clean");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
}
