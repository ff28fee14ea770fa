import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoreContents } from "./payment-store.ts";

const quietMs = 500;

export interface Snapshot {
  readonly contents: StoreContents | null;
  /** Call after each change; one write follows at most every half second. */
  changed(read: () => StoreContents): void;
  /** Writes what is still unwritten. */
  close(): Promise<void>;
}

/** Keeps the payments in one JSON file, replaced whole and at once; keeps nothing when the folder is null. */
export function openSnapshot(dataFolder: string | null): Snapshot {
  if (dataFolder === null) return { contents: null, changed: () => {}, close: () => Promise.resolve() };
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, "mercado-pago.json");
  let unwritten: (() => StoreContents) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const write = async () => {
    timer = null;
    const read = unwritten;
    unwritten = null;
    if (!read) return;
    await writeFile(`${file}.new`, encode(read()));
    await rename(`${file}.new`, file);
  };

  return {
    contents: readContents(file),
    changed(read) {
      unwritten = read;
      timer ??= setTimeout(() => {
        writing = writing.then(write);
      }, quietMs);
    },
    async close() {
      if (timer) clearTimeout(timer);
      await writing;
      if (!unwritten) return;
      writeFileSync(`${file}.new`, encode(unwritten()));
      renameSync(`${file}.new`, file);
      unwritten = null;
    },
  };
}

function readContents(file: string): StoreContents | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
  const decode = (_key: string, value: unknown) => (isEncodedBigint(value) ? BigInt(value.$bigint) : value);
  return JSON.parse(text, decode) as StoreContents;
}

function encode(contents: StoreContents): string {
  return JSON.stringify(contents, (_key, value: unknown) =>
    typeof value === "bigint" ? { $bigint: value.toString() } : value,
  );
}

function isEncodedBigint(value: unknown): value is { $bigint: string } {
  return (
    typeof value === "object" && value !== null && "$bigint" in value && typeof value.$bigint === "string"
  );
}
