import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

// The random-kill history with as many kills as asked for: `npm run crash -- --kills 1000`.
const { values } = parseArgs({ options: { kills: { type: "string", default: "1000" } } });
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "test/crash/history.test.ts"],
  { stdio: "inherit", env: { ...process.env, HISTORY_KILLS: values.kills } },
);
process.exitCode = status ?? 1;
