import type { Asked } from "./ask-server.ts";

/** An order is at our server some seconds after the page is there; a number takes the gateway some more. */
const arriving = [1, 2, 3, 5, 8, 13];
const afterFailure = [2, 5, 10];
const preparing = [2, 3, 5, 8, 13, 20, 30, 60];
const watching = [10, 20, 30, 60];
/** A page that is left open asks for an hour or so; who comes back loads it anew. */
const mostAsks = 60;

/** Counted since the last change of what was heard. */
export interface Tries {
  readonly total: number;
  readonly alike: number;
}

/**
 * Seconds to the next question; null when there is none. `isExpected`: the page says that this order may be one of
 * ours, so not knowing it means that it has not arrived.
 */
export function nextAsk(asked: Asked, { total, alike }: Tries, isExpected: boolean): number | null {
  if (total >= mostAsks) return null;
  if (asked.kind === "unknown") return isExpected ? (arriving[alike] ?? null) : null;
  if (asked.kind === "failed") return afterFailure[alike] ?? null;
  const { next } = asked.answer;
  if (next === "never") return null;
  const delays = next === "soon" ? preparing : watching;
  return delays[Math.min(alike, delays.length - 1)] ?? null;
}
