import type { Log } from "../lib/log.ts";
import type { AlertStore } from "../ports/store.ts";

export interface RunScheduledDeps {
  readonly log: Log;
  readonly alerts: AlertStore;
}

/**
 * Does what a clock asked for. An error is logged, raises an alert and is thrown on, so that the job engine tries
 * again by the queue's waits; the alert closes with the first round that succeeds.
 */
export async function runScheduled(
  { log, alerts }: RunScheduledDeps,
  queue: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const key = `schedule:${queue}`;
  try {
    await act();
  } catch (error) {
    log.error({ job: queue, err: error }, "a scheduled job broke");
    const detail = { job: queue, error: error instanceof Error ? error.name : "unknown" };
    await alerts.raise({ shopId: null, kind: "schedule_broken", key, detail });
    throw error;
  }
  await alerts.resolve(key);
}
