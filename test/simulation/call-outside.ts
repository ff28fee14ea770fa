import { err, type Result } from "../../app/lib/result.ts";
import type { Owner } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

export interface CallFailure {
  readonly kind: "unknown_outcome" | "unavailable";
  readonly detail: string;
}

/** Our calls give up after this (serverLimits.callTimeoutMs). */
const timeoutMs = 10_000;

/**
 * One call over a bad network. The effect happens on the other side whether or not the caller lives to hear of it;
 * an answer that is not heard leaves open whether it happened.
 */
export async function callOutside<Value, Failure>(
  { scheduler, weather, chance, note }: Stage,
  owner: Owner,
  what: string,
  effect: () => Result<Value, Failure>,
): Promise<Result<Value, Failure | CallFailure>> {
  const failed = (kind: CallFailure["kind"], detail: string): Result<never, CallFailure> => {
    note(`${owner.name}: ${what}: ${detail}`);
    return err({ kind, detail });
  };
  if (weather.strikes("call-refused")) return failed("unavailable", "refused before it was read");
  if (weather.strikes("call-unheard")) {
    const happened = chance.of(0.6);
    await scheduler.sleep(owner, chance.between(1, 500));
    if (happened) effect();
    return failed("unknown_outcome", happened ? "done, and the answer was lost" : "an error, and not done");
  }
  if (weather.strikes("call-hangs")) {
    const happensAfter = chance.of(0.5) ? chance.between(1, timeoutMs - 1) : null;
    if (happensAfter !== null)
      scheduler.at(new Date(scheduler.now().getTime() + happensAfter), () => void effect());
    await scheduler.sleep(owner, timeoutMs);
    return failed("unknown_outcome", happensAfter === null ? "hung, not done" : "hung, and done");
  }
  const answer: { value: Result<Value, Failure> | null } = { value: null };
  const now = scheduler.now().getTime();
  const there = chance.between(1, 400);
  scheduler.at(new Date(now + there), () => {
    answer.value = effect();
  });
  await scheduler.sleep(owner, there + chance.between(1, 400));
  if (answer.value === null) throw new Error("a call came back before it arrived");
  return answer.value;
}
