import { createContainer } from "../app/container.server.ts";
import { EnvError, readEnv } from "../app/env.server.ts";
import { createLog } from "../app/lib/log.ts";
import { readCommand, type Command } from "./operate/read-command.ts";
import { readSettings } from "./operate/settings.ts";
import { benchOf, exitCodes, OperateError } from "./operate/verb.ts";

// `npm run operate -- <verb>`: what a person does to payments by hand. It calls the app's own flows.
process.exitCode = await operate(process.argv.slice(2));

async function operate(args: readonly string[]): Promise<number> {
  try {
    const command = readCommand(args);
    if ("help" in command) console.log(command.help);
    else await run(command);
    return exitCodes.done;
  } catch (error) {
    if (error instanceof OperateError || error instanceof EnvError) {
      console.error(error.message);
      return error instanceof OperateError ? error.exitCode : exitCodes.away;
    }
    // Names and codes only: a driver's message may quote what it worked on.
    const { name = "Error", code = "" } = error as { name?: string; code?: string };
    console.error(`It broke: ${name} ${code}. Is the database there and up to date? See docs/operating.md.`);
    return exitCodes.away;
  }
}

async function run({ verb, values, words, actor, isDemo }: Command): Promise<void> {
  const settings = await readSettings(isDemo);
  try {
    const env = readEnv(settings.variables);
    const container = await createContainer(env, createLog({ level: "silent", role: "operate" }), {
      maxConnections: 3,
    });
    try {
      await verb.run(benchOf(container, actor), { values, words });
    } finally {
      await container.close();
    }
  } finally {
    await settings.close();
  }
}
