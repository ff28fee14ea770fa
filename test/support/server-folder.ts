import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../app/store/embedded/postmaster.ts";
import { removeEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";

/** A new temporary folder that, when we are root, the database server's account may pass through. */
export function makeServerFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `recaudo-${name}-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Servers and folders of runs that were killed before they could clean up. */
export async function removeAbandoned(name: string): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    const owner = new RegExp(`^recaudo-${name}-(\\d+)-`).exec(entry)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), entry);
    await removeEmbeddedPostgres({ folder });
    rmSync(folder, { recursive: true, force: true });
  }
}
