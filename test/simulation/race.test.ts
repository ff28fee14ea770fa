import { expect, test } from "vitest";
import { describeOutcome, runSeed } from "./run-seed.ts";

/** With those of `storms.test.ts`, which runs beside it on the other core, a thousand worlds in less than a minute. */
const seeds = 400;

test(
  `R8: the shop is never told two opposite things: money races a voucher's end and the telling of it in ${seeds} worlds`,
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
