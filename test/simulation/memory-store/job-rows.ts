import type { QueuedJob } from "../../../app/ports/records.ts";
import type { MemoryDatabase, View } from "./database.ts";
import type { JobRow } from "./tables.ts";

/** Jobs become rows of the transaction that wrote them. */
export function insertJobs(view: View, jobs: readonly QueuedJob[], now: Date): void {
  for (const { job, id = view.nextId().toString(), afterSeconds = 0 } of jobs) {
    if (view.get("jobs", id) ?? view.get("doneJobs", id)) continue;
    const startAfter = new Date(now.getTime() + afterSeconds * 1000);
    view.put("jobs", id, { id, job, startAfter, heldBy: null });
  }
}

/** The engine's side: at least once, like pg-boss. A held job goes back when its worker died or failed. */
export function createJobEngine({ tables: { jobs, doneJobs }, now }: MemoryDatabase) {
  return {
    due(): JobRow[] {
      const at = now();
      return [...jobs.values()].filter((row) => row.heldBy === null && row.startAfter <= at);
    },
    /** When the next job comes due that is not due yet. */
    nextDueAt(): Date | null {
      const at = now();
      let next: Date | null = null;
      for (const { heldBy, startAfter } of jobs.values())
        if (heldBy === null && startAfter > at && (next === null || startAfter < next)) next = startAfter;
      return next;
    },
    hold: (row: JobRow, worker: string): void => void jobs.set(row.id, { ...row, heldBy: worker }),
    complete(id: string): void {
      jobs.delete(id);
      doneJobs.set(id, { id });
    },
    giveBack(id: string, afterMs: number): void {
      const row = jobs.get(id);
      if (row) jobs.set(id, { ...row, heldBy: null, startAfter: new Date(now().getTime() + afterMs) });
    },
    heldBy: (worker: string): string[] =>
      [...jobs.values()].filter((row) => row.heldBy === worker).map(({ id }) => id),
  };
}
