import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, root } from "./pinned-node.mjs";

const client = "app/store/prisma";
const clientInputs = ["prisma/schema.prisma", "package-lock.json"];
const buildInputs = [
  ...clientInputs,
  "app",
  "public",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
  "scripts/build-server.ts",
];

/** Makes app/store/prisma from the schema. */
export function generateClient(node) {
  refresh(client, clientInputs, () => {
    // Every command of Prisma's first looks for its native engine, which it downloads. `generate` does not use it, so
    // any program will do, and set-up needs no network (Prisma 7.10, 2026-09).
    const quiet = {
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    };
    step("Prisma client", node, ["node_modules/prisma/build/index.js", "generate"], quiet);
  });
}

/** Makes build/: pages and assets by Remix, the processes by esbuild. */
export function build(node) {
  generateClient(node);
  refresh("build", buildInputs, () => {
    const production = { NODE_ENV: "production" };
    step("pages", node, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], production);
    step("server", node, ["scripts/build-server.ts"], production);
  });
}

const extensionInputs = [
  "extensions",
  "package-lock.json",
  "tsconfig.json",
  "shopify.app.toml",
  "shopify.app.payments.toml",
  "scripts/build-extensions.ts",
  "scripts/build-block-host.ts",
  "sandbox/shopify/blocks",
];

/** Makes build/extensions by Shopify's CLI: what the pretend shop's pages run. */
export function buildExtensions(node) {
  refresh("build/extensions", extensionInputs, () => {
    step("extensions", node, ["scripts/build-extensions.ts"], {});
    step("pages around them", node, ["scripts/build-block-host.ts"], {});
  });
}

/** By content, not by time: a fresh clone or a changed branch gives old files new times. */
function refresh(output, inputs, make) {
  const stamp = join(root, output, ".stamp");
  const hash = createHash("sha256").update(process.platform + process.arch);
  for (const input of inputs) addTo(hash, input);
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(stamp, { force: true });
  make();
  writeFileSync(stamp, wanted);
}

function addTo(hash, path) {
  const full = join(root, path);
  if (path === client || !existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(full));
  }
}

/** Its output is shown only when it fails. */
function step(name, node, args, env) {
  console.log(`Building: ${name} …`);
  const options = { cwd: root, encoding: "utf8", env: { ...environment(node), ...env } };
  const done = spawnSync(node, args, options);
  if (done.status === 0) return;
  console.error(
    `${done.stdout}${done.stderr}\nBuilding failed: ${name} (${done.error?.message ?? args[0]}).`,
  );
  process.exit(1);
}
