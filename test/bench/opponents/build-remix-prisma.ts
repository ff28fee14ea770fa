import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** Builds the usual Remix and Prisma handler into build/bench. Takes some seconds; run before anything is measured. */
export function buildRemixPrisma(): string {
  const run = (args: readonly string[], env: Readonly<Record<string, string>>): void => {
    execFileSync(process.execPath, args, {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
  };
  if (!existsSync(`${repository}app/store/prisma/client.ts`)) {
    // Any program stands in for the native engine, which `generate` looks for and does not use (Prisma 7.10).
    run(["node_modules/prisma/build/index.js", "generate"], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    });
  }
  const folder = "test/bench/opponents/remix-prisma";
  run(["node_modules/@remix-run/dev/dist/cli.js", "vite:build", folder], { NODE_ENV: "production" });
  return `${repository}${folder}/server.ts`;
}
