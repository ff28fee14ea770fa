import { spawnSync } from "node:child_process";

/** Pages of the app are React, the blocks in Shopify's pages are Preact: each has its own view of what a tag is. */
const projects = [".", "extensions/store", "test/extensions/store"];

const statuses = projects.map((project) => {
  const args = ["node_modules/typescript/bin/tsc", "--noEmit", "--project", project];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status;
});
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
