import { parseArgs } from "node:util";
import { describeOutcome, runSeed } from "./run-seed.ts";

// Runs seeds from the command line: one with every event, or many until the first that breaks a promise.
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    race: { type: "boolean", default: false },
  },
});

if (values.seed !== undefined) {
  const outcome = await runSeed({ seed: Number(values.seed), isRace: values.race });
  console.log([...outcome.events, "", ...outcome.faults].join("\n"));
  console.log(`${outcome.steps} steps, ${outcome.payments} payments, ${outcome.confirmed} confirmed`);
  process.exitCode = outcome.faults.length === 0 ? 0 : 1;
} else {
  const first = Number(values.from);
  const last = first + Number(values.seeds) - 1;
  const startedAt = performance.now();
  const broken: number[] = [];
  let confirmed = 0;
  for (let seed = first; seed <= last; seed += 1) {
    const outcome = await runSeed({ seed, isRace: values.race });
    confirmed += outcome.confirmed;
    if (outcome.faults.length > 0) {
      if (broken.length < 3) console.log(`${describeOutcome(outcome)}\n`);
      broken.push(seed);
    }
    if (seed % 1_000 === 0)
      console.log(`${seed} seeds, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(
    `${last - first + 1} seeds in ${seconds} s, ${confirmed} payments confirmed, broken: ${broken.join(" ") || "none"}`,
  );
  process.exitCode = broken.length === 0 ? 0 : 1;
}
