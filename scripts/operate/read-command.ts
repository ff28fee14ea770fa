import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { common } from "./options.ts";
import { exitCodes, OperateError, type Option, type Values, type Verb } from "./verb.ts";
import { verbs } from "./verbs.ts";

export interface Command {
  readonly verb: Verb;
  readonly values: Values;
  readonly words: readonly string[];
  readonly actor: string;
  readonly isDemo: boolean;
}

/** The command, or the help text that was asked for. */
export function readCommand(args: readonly string[]): Command | { readonly help: string } {
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "help") return { help: overview() };
  const verb = verbs.find((each) => each.name === name);
  if (!verb) throw new OperateError(`There is no verb "${name}".\n\n${overview()}`, exitCodes.usage);
  const { values, positionals } = parse(verb, rest);
  if (values["help"] === true) return { help: helpOf(verb) };
  const actor = typeof values["as"] === "string" ? values["as"].trim() : userInfo().username;
  if (!/^[^@\s][^@]{0,59}$/.test(actor))
    throw new OperateError("--as takes a name of 1 to 60 characters, and no e-mail", exitCodes.usage);
  return { verb, values, words: positionals, actor, isDemo: values["demo"] === true };
}

function parse(verb: Verb, args: string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries({ ...verb.options, ...common }).map(([name, { type }]) => [name, { type }]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperateError(`${why}\n\n${helpOf(verb)}`, exitCodes.usage);
  }
}

function overview(): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const lines = verbs.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
  return `npm run operate -- <verb> …\n\n${lines.join("\n")}\n\nnpm run operate -- <verb> --help says more of each.`;
}

function helpOf({ name, usage, about, options }: Verb): string {
  const all: [string, Option][] = Object.entries({ ...options, ...common });
  const width = Math.max(...all.map(([option]) => option.length));
  const lines = all.map(([option, { about: what }]) => `  --${option.padEnd(width)}  ${what}`);
  return `npm run operate -- ${name} ${usage}\n\n${about}\n\n${lines.join("\n")}`;
}
