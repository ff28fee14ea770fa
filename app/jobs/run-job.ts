import { askGatewayDelays, nextDelay } from "../domain/retry.ts";
import { idAfter } from "../lib/id.ts";
import type { Log } from "../lib/log.ts";
import type { Job } from "../ports/jobs.ts";
import type { QueuedJob } from "../ports/records.ts";
import type { AlertStore } from "../ports/store.ts";
import type { JobHandler } from "./handlers.ts";

export interface RunJobDeps {
  readonly handle: JobHandler;
  readonly log: Log;
  readonly alerts: AlertStore;
  readonly enqueue: (job: QueuedJob) => Promise<void>;
  readonly ended: (job: Job["name"], outcome: "done" | "again" | "crashed", milliseconds: number) => void;
}

/** A job with its id in the queue. */
export interface HeldJob {
  readonly id: string;
  readonly data: Job;
}

/**
 * Does one job and writes what follows from it. Expected failures come back as `again`; a thrown error is a bug
 * or a dead dependency and is tried again by the same patient table, then left to a person. It never throws for
 * the job's own sake, so one bad job cannot spoil the batch it came in. What follows has an id that follows from the
 * job's own: a worker that dies after writing it, and another that does the job again, leave one successor and not two.
 */
export async function runJob(deps: RunJobDeps, { id, data: job }: HeldJob): Promise<void> {
  const startedAt = performance.now();
  const since = (): number => performance.now() - startedAt;
  const next = { id: idAfter(id) };
  try {
    const outcome = await deps.handle(job);
    if (outcome.kind === "again")
      await deps.enqueue({ ...next, job: withCrashes(outcome.job, job), afterSeconds: outcome.afterSeconds });
    // Also one that broke over and over, and that a person gave new tries.
    else if (job.crashes !== undefined) await deps.alerts.resolve(deadKey(job));
    deps.ended(job.name, outcome.kind, since());
  } catch (error) {
    deps.log.error({ job: job.name, crashes: job.crashes ?? 0, err: error }, "a job broke");
    deps.ended(job.name, "crashed", since());
    await afterCrash(deps, { ...next, job }, error);
  }
}

/** A crash stays counted through the tries that follow it: only an end closes the alert. */
function withCrashes(next: Job, { crashes }: Job): Job {
  return crashes === undefined ? next : { ...next, crashes };
}

async function afterCrash(
  { enqueue, alerts }: RunJobDeps,
  { id, job }: QueuedJob & { readonly id: string },
  error: unknown,
): Promise<void> {
  const crashes = (job.crashes ?? 0) + 1;
  const afterSeconds = nextDelay(askGatewayDelays, crashes);
  if (afterSeconds !== undefined) return enqueue({ id, job: { ...job, crashes }, afterSeconds });
  const detail = { job: job.name, crashes, error: error instanceof Error ? error.name : "unknown" };
  return alerts.raise({
    shopId: job.shopId,
    kind: "job_dead",
    key: deadKey(job),
    detail,
  });
}

/**
 * The alert about a job that gave up holds the whole job, so that it can be run again. In one order: the database
 * gives the names back in an order of its own.
 */
function deadKey({ crashes: _, ...job }: Job): string {
  return `job:${JSON.stringify({ ...job, tries: 0 }, Object.keys(job).sort())}`;
}
