import { spawnSync } from "node:child_process";

// What is too long for every change: other examples for the properties and many more of them, a hundred thousand
// simulated worlds, and a thousand killed processes.
process.env["PROPERTY_RUNS"] = "30000";
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--testTimeout", "600000"];
const runs = [
  [...vitest, "test/domain", "test/i18n", "test/lib", "test/gateways", "test/platform"],
  ["test/simulation/simulate.ts", "--seeds", "100000"],
  ["test/simulation/simulate.ts", "--seeds", "10000", "--race"],
  ["test/crash/run-long.ts", "--kills", "1000"],
];
const failed = runs.filter((run) => spawnSync(process.execPath, run, { stdio: "inherit" }).status !== 0);
for (const run of failed) console.error(`failed: ${run.join(" ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
