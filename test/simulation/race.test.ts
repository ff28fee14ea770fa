import { expect, test } from "vitest";
import { describeOutcome, runSeed } from "./run-seed.ts";

const seeds = 1_000;

test(
  `R8 the shop is never told two opposite things: money races a voucher's end and the telling of it in ${seeds} worlds`,
  { timeout: 300_000 },
  async () => {
    let confirmed = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const outcome = await runSeed({ seed, isRace: true });
      confirmed += outcome.confirmed;
      if (outcome.faults.length > 0) expect.fail(describeOutcome(outcome));
    }
    expect(confirmed).toBeGreaterThan(seeds);
  },
);
