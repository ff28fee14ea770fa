import type { MemoryDatabase } from "./memory-store/database.ts";
import { createJobEngine } from "./memory-store/job-rows.ts";
import { poll, startProcess, workOn, type Process, type Surroundings } from "./process.ts";

/** How soon a dead worker's jobs are noticed: no sign of life for 10 s, looked for every 10 s. */
const noticedAfterMs = { least: 10_000, most: 20_000 };
const jobsAtOnce = 4;
const minute = 60_000;

export type Fleet = ReturnType<typeof startFleet>;

/** One web and two worker processes, each started again a while after it died. */
export function startFleet(around: Surroundings) {
  const { db } = around;
  const { scheduler, chance } = around.stage;
  const engine = createJobEngine(db);
  const slots: Record<string, Process | null> = {};
  const startJobs = createJobStarter(around, engine);
  let lives = 0;
  let polledAt = 0;
  const pollEvery = chance.pick([1, 15, 60]) * minute;
  let polledHour = 0;
  let isPolling = false;

  function boot(slot: string): void {
    lives += 1;
    slots[slot] = startProcess(around, `${slot} ${lives}`, (process) => {
      slots[slot] = null;
      const noticed = chance.between(noticedAfterMs.least, noticedAfterMs.most);
      scheduler.at(after(noticed), () => {
        for (const id of engine.heldBy(process.owner.name)) engine.giveBack(id, 0);
      });
      if (slot === polling) isPolling = false;
      scheduler.at(after(chance.between(300, 60_000)), () => boot(slot));
    });
  }
  let polling = "";
  const after = (ms: number): Date => new Date(scheduler.now().getTime() + ms);
  for (const slot of ["web", "worker one", "worker two"]) boot(slot);

  function startPoll(slot: string, worker: Process): boolean {
    const now = scheduler.now().getTime();
    const next = firstPollAt(db);
    if (isPolling || next === null || next > now || now - polledAt < pollEvery) return false;
    [isPolling, polledAt, polling] = [true, now, slot];
    const hour = Math.floor(now / (60 * minute));
    const isNewHour = hour !== polledHour;
    polledHour = hour;
    void poll(worker, isNewHour).then(() => {
      isPolling = false;
    });
    return true;
  }

  return {
    web: (): Process | null => slots["web"] ?? null,
    all: (): Process[] => Object.values(slots).filter((process) => process !== null),
    startDue(): boolean {
      const started = ["worker one", "worker two"].flatMap((slot) => {
        const worker = slots[slot];
        return worker ? [startJobs(worker), startPoll(slot, worker)] : [];
      });
      return started.includes(true);
    },
    /** Only what a free worker could start; whoever is busy or dead ends by a moment of its own. */
    nextDueAt(): Date | null {
      const job = engine.nextDueAt()?.getTime() ?? Infinity;
      const isFree = !isPolling && ["worker one", "worker two"].some((slot) => slots[slot]);
      const due = isFree ? firstPollAt(db) : null;
      const next = Math.min(job, due === null ? Infinity : Math.max(due, polledAt + pollEvery));
      return next === Infinity ? null : new Date(next);
    },
  };
}

/** Gives a worker as many due jobs as it has hands free. */
function createJobStarter(
  { db, stage: { chance } }: Surroundings,
  engine: ReturnType<typeof createJobEngine>,
) {
  const working = new Map<string, number>();
  return function startJobs(worker: Process): boolean {
    let started = false;
    const { name } = worker.owner;
    while ((working.get(name) ?? 0) < jobsAtOnce) {
      const due = engine.due();
      if (due.length === 0) break;
      const row = chance.pick(due);
      engine.hold(row, name);
      working.set(name, (working.get(name) ?? 0) + 1);
      void workOn(worker, db, row.id).then(() => working.set(name, (working.get(name) ?? 1) - 1));
      started = true;
    }
    return started;
  };
}

/** When the first voucher or refund is to be looked at. */
function firstPollAt(db: MemoryDatabase): number | null {
  let first: number | null = null;
  const look = (at: Date | null): void => {
    if (at && (first === null || at.getTime() < first)) first = at.getTime();
  };
  for (const { nextPollAt } of db.tables.vouchers.values()) look(nextPollAt);
  for (const { nextCheckAt } of db.tables.refunds.values()) look(nextCheckAt);
  return first;
}
