/** How a gateway account's calls for vouchers went lately. The healthy one has no row anywhere. */
export interface Circuit {
  /** Calls in a row that failed on the gateway's side. */
  readonly failures: number;
  /** Until then the gateway is left alone; null while the circuit is closed. */
  readonly openUntil: Date | null;
}

export const healthyCircuit: Circuit = { failures: 0, openUntil: null };

/** Short, because a shopper waits: one failure sends them on, three in a row spare the next ones the wait. */
export const circuitRules = {
  failuresToOpen: 3,
  firstOpenSeconds: 10,
  longestOpenSeconds: 300,
  /** How long one trial keeps the others away; longer than any call may take. */
  trialSeconds: 45,
} as const;

/** `half_open`: its time is over, and one caller may try. */
export type CircuitPhase = "closed" | "open" | "half_open";

export function phaseOf({ openUntil }: Circuit, now: Date): CircuitPhase {
  if (openUntil === null) return "closed";
  return now < openUntil ? "open" : "half_open";
}

/**
 * After a failed call. Calls that were under way when the circuit opened tell nothing new; a failed trial opens it
 * for twice as long as before, up to a bound.
 */
export function afterFailure(circuit: Circuit, now: Date, isTrial: boolean): Circuit {
  if (!isTrial && phaseOf(circuit, now) === "open") return circuit;
  const failures = circuit.failures + 1;
  const { failuresToOpen, firstOpenSeconds, longestOpenSeconds } = circuitRules;
  if (failures < failuresToOpen) return { failures, openUntil: null };
  const doublings = Math.min(failures - failuresToOpen, 10);
  const seconds = Math.min(firstOpenSeconds * 2 ** doublings, longestOpenSeconds);
  return { failures, openUntil: new Date(now.getTime() + seconds * 1000) };
}

/** The circuit while somebody tries: open to everybody else. A caller that dies leaves the next trial to another. */
export function duringTrial({ failures }: Circuit, now: Date): Circuit {
  return { failures, openUntil: new Date(now.getTime() + circuitRules.trialSeconds * 1000) };
}

/** Fit to take over from another: nothing failed lately, or it is time for a trial. */
export function isReady(circuit: Circuit, now: Date): boolean {
  return circuit.failures === 0 || phaseOf(circuit, now) === "half_open";
}
