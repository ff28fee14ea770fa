import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

// The long versions of two crash tests: `npm run crash -- --kills 1000 --payments 500`.
const { values } = parseArgs({
  options: { kills: { type: "string", default: "1000" }, payments: { type: "string", default: "500" } },
});
const tests = ["test/crash/history.test.ts", "test/crash/many-workers.test.ts"];
const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...tests], {
  stdio: "inherit",
  env: { ...process.env, HISTORY_KILLS: values.kills, CRASH_PAYMENTS: values.payments },
});
process.exitCode = status ?? 1;
