import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import {
  afterFailure,
  circuitRules,
  duringTrial,
  healthyCircuit,
  isReady,
  phaseOf,
  type Circuit,
} from "../../app/domain/circuit.ts";

const start = new Date("2026-11-25T12:00:00Z");
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

function failing(times: number): Circuit {
  let circuit = healthyCircuit;
  for (let time = 0; time < times; time += 1) circuit = afterFailure(circuit, start, true);
  return circuit;
}

describe("a circuit", () => {
  it("stays closed for two failures and opens at the third, for ten seconds", () => {
    expect(phaseOf(failing(1), start)).toBe("closed");
    expect(phaseOf(failing(2), start)).toBe("closed");
    expect(failing(3)).toEqual({ failures: 3, openUntil: later(10) });
    expect(phaseOf(failing(3), later(9.999))).toBe("open");
    expect(phaseOf(failing(3), later(10))).toBe("half_open");
  });

  it("rests twice as long after each failed trial, and never longer than five minutes", () => {
    const rests = [3, 4, 5, 6, 7, 8, 9, 40].map(
      (times) => ((failing(times).openUntil?.getTime() ?? 0) - start.getTime()) / 1000,
    );
    expect(rests).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it("opens by plain calls, not only by trials", () => {
    let circuit = healthyCircuit;
    for (let time = 0; time < 3; time += 1) circuit = afterFailure(circuit, start, false);
    expect(circuit).toEqual(failing(3));
  });

  it("does not count calls that were under way when it opened", () => {
    const open = failing(3);
    expect(afterFailure(open, later(1), false)).toEqual(open);
    expect(afterFailure(open, later(1), true).failures).toBe(4);
  });

  it("lets one try while it keeps the others away, and another when that one never answers", () => {
    const trying = duringTrial(failing(3), later(10));
    expect(phaseOf(trying, later(10))).toBe("open");
    expect(phaseOf(trying, later(10 + circuitRules.trialSeconds))).toBe("half_open");
    expect(trying.failures).toBe(3);
  });

  it("is ready to take over only without a failure, or when a trial is due", () => {
    expect(isReady(healthyCircuit, start)).toBe(true);
    expect(isReady(failing(1), start)).toBe(false);
    expect(isReady(failing(3), later(5))).toBe(false);
    expect(isReady(failing(3), later(10))).toBe(true);
  });

  it("is never open for longer than its bound, whatever happened when", () => {
    const step = fc.record({ after: fc.integer({ min: 0, max: 600 }), isTrial: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let circuit = healthyCircuit;
        let seconds = 0;
        for (const { after, isTrial } of steps) {
          seconds += after;
          circuit = afterFailure(circuit, later(seconds), isTrial);
        }
        expect(phaseOf(circuit, later(seconds + circuitRules.longestOpenSeconds))).not.toBe("open");
      }),
    );
  });
});
