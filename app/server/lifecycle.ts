export interface Lifecycle {
  /** What was started is stopped in reverse order at the end, however the end comes. */
  onEnd(stop: () => Promise<void>): void;
  /** Stops everything started so far, once, and ends the process. */
  end(code: number): Promise<void>;
  readonly isEnding: () => boolean;
}

/**
 * For a process that starts others: a signal, also one that comes while it is still starting, stops all of them.
 * `farewell` runs first.
 */
export function createLifecycle(farewell: () => void = () => undefined): Lifecycle {
  const stops: (() => Promise<void>)[] = [];
  let isEnding = false;
  const end = async (code: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    farewell();
    for (const stop of stops.reverse()) await stop();
    process.exit(code);
  };
  process.once("SIGINT", () => void end(0));
  process.once("SIGTERM", () => void end(0));
  return { onEnd: (stop) => stops.push(stop), end, isEnding: () => isEnding };
}
