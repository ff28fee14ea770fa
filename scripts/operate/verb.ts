import type { Container } from "../../app/container.server.ts";
import { newId } from "../../app/lib/id.ts";

/** An option of a verb, as `parseArgs` of Node reads it, and what `--help` says of it. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly about: string;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What a verb works with. `deps` is the app's own container, so its flows are called as the app calls them. */
export interface Bench {
  readonly deps: Container & { newId(): string };
  /** Who acts, for the audit row. */
  readonly actor: string;
  readonly now: Date;
  print(line?: string): void;
}

/** One verb of the command line: parse, call a flow, print. */
export interface Verb {
  readonly name: string;
  /** After the name: `<session id> [--shop <domain>]`. */
  readonly usage: string;
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  run(bench: Bench, given: { readonly values: Values; readonly words: readonly string[] }): Promise<void>;
}

/** What a person can put right: printed as it is, with what to do next. */
export class OperateError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.refused) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** For scripts around it: done · the app says no · the command line cannot be read · something it needs is away. */
export const exitCodes = { done: 0, refused: 1, usage: 2, away: 3 } as const;

export function benchOf(container: Container, actor: string): Bench {
  return {
    deps: { ...container, newId },
    actor,
    now: container.clock.now(),
    print: (line = "") => console.log(line),
  };
}

export function textOf(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

export function mustHave(values: Values, name: string, why: string): string {
  const value = textOf(values, name);
  if (value === null) throw new OperateError(`--${name} is missing: ${why}`, exitCodes.usage);
  return value;
}
