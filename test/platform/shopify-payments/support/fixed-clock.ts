import type { Clock } from "../../../../app/ports/clock.ts";

/** A clock that a test sets by hand. */
export function fixedClock(start: string): Clock & { advance(ms: number): void } {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance(ms) {
      now += ms;
    },
  };
}
