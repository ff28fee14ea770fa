import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const quietMs = 500;

export interface Snapshot<Contents> {
  readonly contents: Contents | null;
  /** Call after each change; one write follows at most every half second. */
  changed(read: () => Contents): void;
  /** Writes what is still unwritten. */
  close(): Promise<void>;
}

/** Keeps contents in one JSON file of the folder, replaced whole and at once; keeps nothing when the folder is null. */
export function openSnapshot<Contents>(dataFolder: string | null, name: string): Snapshot<Contents> {
  if (dataFolder === null) return { contents: null, changed: () => {}, close: () => Promise.resolve() };
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, name);
  let unwritten: (() => Contents) | null = null;
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
    contents: readContents(file) as Contents | null,
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

function readContents(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
  const decode = (_key: string, value: unknown) => (isEncodedBigint(value) ? BigInt(value.$bigint) : value);
  return JSON.parse(text, decode);
}

function encode(contents: unknown): string {
  return JSON.stringify(contents, (_key, value: unknown) =>
    typeof value === "bigint" ? { $bigint: value.toString() } : value,
  );
}

function isEncodedBigint(value: unknown): value is { $bigint: string } {
  return (
    typeof value === "object" && value !== null && "$bigint" in value && typeof value.$bigint === "string"
  );
}
