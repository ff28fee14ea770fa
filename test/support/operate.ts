import { readCommand } from "../../scripts/operate/read-command.ts";
import { benchOf, exitCodes, OperateError } from "../../scripts/operate/verb.ts";
import type { FlowWorld } from "./flow-world.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly problem: string;
}

/** The operator's command line inside this process: all of it but start and end, which `operate.test.ts` tests. */
export function operateIn(world: FlowWorld): (args: readonly string[]) => Promise<Ran> {
  return async (args) => {
    let out = "";
    const print = (line = ""): void => {
      out += `${line}\n`;
    };
    try {
      const command = readCommand(args);
      if ("help" in command) throw new Error("a verb was expected");
      const { verb, actor, values, words } = command;
      await verb.run({ ...benchOf(world.container, actor), print }, { values, words });
      return { code: exitCodes.done, out, problem: "" };
    } catch (error) {
      if (!(error instanceof OperateError)) throw error;
      return { code: error.exitCode, out, problem: error.message };
    }
  };
}
