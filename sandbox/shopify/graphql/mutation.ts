import type { AppCall } from "../records.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";

/** What every resolver gets: the sandbox and the shop that the access token belongs to. */
export interface CallContext {
  readonly sandbox: Sandbox;
  readonly shop: string;
}

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  /** Absent where the schema's error type has no code. */
  readonly code?: string;
}

/** How a mutation ended; `payload` is its data apart from `userErrors`. */
export interface Outcome {
  readonly outcome: "applied" | "repeated" | "refused";
  readonly payload: Readonly<Record<string, unknown>>;
  readonly userErrors: readonly UserError[];
}

export type Resolver<Arguments> = (args: Arguments, context: CallContext) => object;

export function done(outcome: "applied" | "repeated", payload: Outcome["payload"]): Outcome {
  return { outcome, payload, userErrors: [] };
}

export function refuse(message: string, options: { code?: string; field?: readonly string[] } = {}): Outcome {
  const code = options.code === undefined ? {} : { code: options.code };
  return {
    outcome: "refused",
    payload: {},
    userErrors: [{ field: options.field ?? ["id"], message, ...code }],
  };
}

/** A resolver that writes down what it did before it answers. */
export function logged<Arguments extends { id?: string }>(
  mutation: string,
  run: (args: Arguments, context: CallContext) => Outcome,
): Resolver<Arguments> {
  return (args, context) => {
    const { outcome, payload, userErrors } = run(args, context);
    const answer = userErrors.map((error) => error.code ?? error.message).join("; ") || "ok";
    logCall(context.sandbox, { shop: context.shop, mutation, sessionGid: args.id ?? null, outcome, answer });
    return { ...payload, userErrors };
  };
}

export function logCall(sandbox: Sandbox, call: Omit<AppCall, "at">): void {
  sandbox.state.calls.push({ at: isoNow(sandbox), ...call });
  sandbox.changed();
}
