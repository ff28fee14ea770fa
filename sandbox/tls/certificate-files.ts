import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasErrorCode } from "./error-code.ts";

/** A certificate alone, such as a CA that others must trust. */
export interface TrustAnchor {
  readonly certPath: string;
  readonly cert: string;
}

/** A certificate with its private key, as PEM text and as files. */
export interface KeyedCertificate extends TrustAnchor {
  readonly keyPath: string;
  readonly key: string;
}

export function certPath(folder: string, name: string): string {
  return join(folder, `${name}.cert.pem`);
}

export function keyPath(folder: string, name: string): string {
  return join(folder, `${name}.key.pem`);
}

/** Writes a PEM so that a reader sees the old file or the new one, never half; only the owner may read it. */
export async function writePem(path: string, pem: string): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, pem, { mode: 0o600 });
  await rename(draft, path);
}

/** Makes the folder for its owner only, also when it was there before with wider rights. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** Reads a PEM; null when it was never written. */
export async function readPem(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return null;
    throw error;
  }
}
