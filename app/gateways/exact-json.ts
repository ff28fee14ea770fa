import { err, ok, type Result } from "../lib/result.ts";

/** JSON in which every number is still the text it was written in. */
export type ExactJson =
  string | boolean | null | readonly ExactJson[] | { readonly [name: string]: ExactJson };

/**
 * Parses JSON without a float ever standing between the wire and us: amounts stay exact, and ids and error
 * codes, which gateways send now as a number and now as text, come out alike.
 */
export function parseExactJson(text: string): Result<ExactJson, "not_json"> {
  try {
    return ok(JSON.parse(text, keepNumberText) as ExactJson);
  } catch {
    // SyntaxError, or RangeError for an answer nested deeper than the stack: neither can be read.
    return err("not_json");
  }
}

/** `context.source` is the raw text of a primitive (ECMAScript JSON.parse source text access, Node 22 on). */
function keepNumberText(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? null) : value;
}
