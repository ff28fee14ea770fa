import { spawnSync } from "node:child_process";

// What is too long for every change: a hundred thousand simulated worlds, and a thousand killed processes.
const runs = [
  ["test/simulation/simulate.ts", "--seeds", "100000"],
  ["test/simulation/simulate.ts", "--seeds", "10000", "--race"],
  ["test/crash/run-long.ts", "--kills", "1000"],
];
const failed = runs.filter((run) => spawnSync(process.execPath, run, { stdio: "inherit" }).status !== 0);
for (const run of failed) console.error(`failed: ${run.join(" ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
