// Behind every npm script. Plain JavaScript and no package: it runs on whatever Node (18 or later) a newcomer has,
// brings the project up to date (packages, pinned Node, Prisma client, build), and hands over to the task.
import { join } from "node:path";
import { build, buildExtensions, generateClient } from "./run/build.mjs";
import { handOver } from "./run/hand-over.mjs";
import { installPackages } from "./run/install-packages.mjs";
import { pinnedNode, root } from "./run/pinned-node.mjs";

const modules = (path) => join("node_modules", path);
const vitest = [modules("vitest/vitest.mjs"), "run"];
const prettier = modules("prettier/bin/prettier.cjs");

/** What must be fresh first ("build" includes the client, "all" includes both), and what to run then. */
const tasks = {
  demo: { needs: "all", run: ["scripts/demo/demo.ts"] },
  operate: { needs: "client", run: ["scripts/operate.ts"] },
  start: { needs: "build", run: ["build/server-node/start.js"] },
  build: { needs: "build" },
  "build:extensions": { run: ["scripts/build-extensions.ts"] },
  generate: { needs: "client" },
  test: { needs: "all", run: vitest },
  "test:unit": { needs: "client", run: [...vitest, "--project", "unit", "--project", "blocks"] },
  mutate: { needs: "client", run: [modules("@stryker-mutator/core/bin/stryker.js"), "run"] },
  typecheck: { needs: "client", run: ["scripts/typecheck.ts"] },
  lint: { needs: "client", run: [modules("eslint/bin/eslint.js"), "."] },
  format: { run: [prettier, "--write", "."] },
  "format:check": { run: [prettier, "--check", "."] },
  "db:diff": { run: ["scripts/prisma/diff.ts"] },
  facts: { needs: "client", run: ["scripts/gateway-facts/write.ts"] },
  sheet: { needs: "build", run: ["scripts/sheet.ts"] },
  "prove:barcodes": { run: ["scripts/prove-barcodes.ts"] },
  pictures: { needs: "build", run: ["scripts/pictures/pictures.ts"] },
  simulate: { needs: "client", run: ["test/simulation/simulate.ts"] },
  crash: { needs: "build", run: ["test/crash/run-long.ts"] },
  nightly: { needs: "build", run: ["test/nightly.ts"] },
  "bench:session": { needs: "build", run: ["test/bench/session.ts"] },
  "bench:webhook": { needs: "build", run: ["test/bench/webhook.ts"] },
  "bench:pay": { needs: "build", run: ["test/bench/pay.ts"] },
  "bench:page": { needs: "build", run: ["test/bench/page.ts"] },
  "bench:poll": { run: ["test/bench/poll.ts"] },
  "bench:list": { run: ["test/bench/list.ts"] },
  "bench:start": { needs: "build", run: ["test/bench/start.ts"] },
};

const [name = "", ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (task === undefined) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(tasks).join("|")} [arguments]`);
  process.exit(2);
}
installPackages();
const node = pinnedNode();
if (task.needs === "client") generateClient(node);
if (task.needs === "build" || task.needs === "all") build(node);
if (task.needs === "all") buildExtensions(node);
const given = rest[0] === "--" ? rest.slice(1) : rest;
if (task.run) handOver(node, [...task.run, ...given], root);
