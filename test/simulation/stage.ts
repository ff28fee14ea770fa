import type { Chance } from "./chance.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Weather } from "./weather.ts";

/** What everybody in a world shares: time, chance, weather, and the two books that are kept. */
export interface Stage {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly weather: Weather;
  /** Writes down what happened, for people. */
  note(event: string): void;
  /** Writes down a broken promise; the world ends with the step. */
  fault(promise: string): void;
}

/** The newest events; a failing seed prints them. */
export function createBook(now: () => Date) {
  const events: string[] = [];
  const faults: string[] = [];
  return {
    note: (event: string): void => {
      events.push(`${now().toISOString()} ${event}`);
      if (events.length > 400) events.splice(0, 200);
    },
    fault: (promise: string): void => {
      faults.push(promise);
      events.push(`${now().toISOString()} BROKEN: ${promise}`);
    },
    events,
    faults,
  };
}
