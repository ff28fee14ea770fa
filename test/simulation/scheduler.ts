import type { Chance } from "./chance.ts";

/** Whose work it is; the dead do no more steps. */
export interface Owner {
  readonly name: string;
  isDead: boolean;
}

export interface Scheduler {
  now(): Date;
  /** Resolves at a step of its own, in an order that chance chooses. */
  turn(owner: Owner): Promise<void>;
  sleep(owner: Owner, ms: number): Promise<void>;
  /** Something of the outside world that happens whoever is alive. */
  at(when: Date, what: () => void): void;
  steps(): number;
  /** Runs until nothing is left to do. */
  run(hooks: RunHooks): Promise<void>;
}

export interface RunHooks {
  /** Before each step: start what is due. True when it started something. */
  startDue(): boolean;
  /** When nothing is ready: the next moment at which `startDue` has something to start. */
  nextDueAt(): Date | null;
  readonly maxSteps: number;
}

interface Step {
  readonly owner: Owner | null;
  readonly go: () => void;
}

interface Timer extends Step {
  readonly at: number;
}

/**
 * Virtual time, and one step at a time: whoever waits at a port goes on only when picked, so a seed decides every
 * interleaving. Time moves when nobody is ready.
 */
export function createScheduler(chance: Chance, start: Date): Scheduler {
  let nowMs = start.getTime();
  let steps = 0;
  const ready: Step[] = [];
  const timers: Timer[] = [];

  function wakeUp(): void {
    while (timers[0] && timers[0].at <= nowMs) ready.push(timers.shift()!);
  }

  function addTimer(timer: Timer): void {
    let place = timers.length;
    while (place > 0 && timers[place - 1]!.at > timer.at) place -= 1;
    timers.splice(place, 0, timer);
  }

  function moveTime(nextDueAt: Date | null): boolean {
    const next = Math.min(timers[0]?.at ?? Infinity, nextDueAt?.getTime() ?? Infinity);
    if (next === Infinity) return false;
    nowMs = Math.max(nowMs, next);
    return true;
  }

  return {
    now: () => new Date(nowMs),
    turn(owner) {
      const isAlone = ready.length === 0 && (timers[0]?.at ?? Infinity) > nowMs;
      // Mostly nobody could come in between; picking from a list of one is the dear part of a step.
      if (isAlone && !owner.isDead && chance.of(0.75)) {
        steps += 1;
        return Promise.resolve();
      }
      return new Promise((go) => ready.push({ owner, go }));
    },
    sleep: (owner, ms) => new Promise((go) => addTimer({ at: nowMs + ms, owner, go })),
    at: (when, go) => addTimer({ at: when.getTime(), owner: null, go }),
    steps: () => steps,
    async run({ startDue, nextDueAt, maxSteps }) {
      for (;;) {
        wakeUp();
        if (startDue()) await everyoneWaits();
        else if (ready.length === 0) {
          if (moveTime(nextDueAt())) continue;
          return;
        }
        if (ready.length === 0) continue;
        const [step] = ready.splice(chance.between(0, ready.length - 1), 1);
        if (step?.owner?.isDead) continue;
        steps += 1;
        if (steps > maxSteps) throw new Error(`still busy after ${maxSteps} steps`);
        step?.go();
        await everyoneWaits();
      }
    },
  };
}

/** Until whoever was let go waits at a port again: all they do in between is microtasks. */
function everyoneWaits(): Promise<void> {
  return new Promise((next) => setImmediate(next));
}
