import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Held {
  readonly url: string;
  readonly pid: number;
  readonly home: string;
  readonly isAttached: boolean;
  readonly isNew: boolean;
}

export interface Holder {
  readonly held: Held;
  kill(): Promise<void>;
}

/** Starts `hold-embedded.ts` (of this checkout, or of the copy at `script`) and waits until its server is up. */
export async function runHolder(
  folder: string,
  outside: string,
  script = fileURLToPath(new URL("hold-embedded.ts", import.meta.url)),
): Promise<Holder> {
  const child = spawn(process.execPath, [script, folder, outside], { stdio: ["ignore", "pipe", "pipe"] });
  const line = await firstLine(child);
  return { held: JSON.parse(line) as Held, kill: () => kill(child) };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output to read");
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString("utf8")));
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`the holder ended without a server: ${words}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
