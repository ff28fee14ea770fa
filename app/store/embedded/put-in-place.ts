import { existsSync, linkSync, readdirSync, renameSync, rmSync } from "node:fs";

/**
 * Gives what was made beside its place its name, whole and at most once: of two processes that make the same thing at
 * the same time the first one's stays, and both use it. No look beforehand can tell who will be first.
 */
export function putFolderInPlace(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (error) {
    // A folder with something in it is never replaced: ENOTEMPTY or EEXIST, on Windows EPERM.
    if (!existsSync(place) || readdirSync(place).length === 0) throw error;
    rmSync(made, { recursive: true });
  }
}

/** The same for a file, which renaming would replace. */
export function putFileInPlace(made: string, place: string): void {
  try {
    linkSync(made, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(made);
  }
}
