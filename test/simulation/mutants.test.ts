import { describe, expect, test } from "vitest";
import { mutants, type Mutant } from "./mutants.ts";
import { runSeed } from "./run-seed.ts";

/** As many as the worlds without a bug are tried with. */
const seeds = 1_000;

describe("the simulation finds a bug that somebody could write: the app", () => {
  test.each(Object.entries(mutants))("%s", { timeout: 120_000 }, async (_name, mutant) => {
    expect(await firstBroken(mutant)).not.toBeNull();
  });
});

async function firstBroken(mutant: Mutant): Promise<string | null> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const isRace of [false, true]) {
      const { faults } = await runSeed({ seed, mutant, isRace });
      if (faults[0] !== undefined) return `seed ${seed}: ${faults[0]}`;
    }
  }
  return null;
}
