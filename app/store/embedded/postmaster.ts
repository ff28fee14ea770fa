import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the server says about itself in `postmaster.pid` (PostgreSQL 18, src/include/utils/pidfile.h). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** The live server of this data folder, or null: none, or only the file of one that died. */
export function readPostmaster(data: string): Postmaster | null {
  const lines = readLines(data);
  const pid = Number(lines[0]);
  if (!isProcess(pid) || isAnotherProgram(pid, data)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

/**
 * PostgreSQL looks only whether a process with the number in its file lives, and would refuse to start: after a
 * restart of a container, where small numbers return, or in a folder copied while its server ran.
 */
export function removeMisleadingFile(data: string): void {
  const pid = Number(readLines(data)[0]);
  if (isProcess(pid) && isAnotherProgram(pid, data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

function readLines(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    // Gone, also between two looks: the server removes it when it stops.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function isProcess(pid: number): boolean {
  return Number.isInteger(pid) && pid > 0 && isAlive(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another account.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Known on Linux only. */
function isAnotherProgram(pid: number, data: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return false;
  return !readFileSync(file, "utf8").split("\0").includes(data);
}
