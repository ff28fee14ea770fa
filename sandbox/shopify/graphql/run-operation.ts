import { execute, parse, validate, GraphQLError, type DocumentNode, type GraphQLSchema } from "graphql";
import { json, type Answer, type PageRequest } from "../http.ts";
import { logCall, type CallContext } from "./mutation.ts";

export interface Operation {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

export interface Api {
  readonly schema: GraphQLSchema;
  readonly roots: object;
  /** Beside `data`: what the call cost. */
  readonly extensions?: object;
}

/** Executes a request against the real schema. A wrong field, argument or enum value fails as it would there. */
export async function runOperation(api: Api, request: PageRequest, context: CallContext): Promise<Answer> {
  const operation = readOperation(request.body.toString("utf8"));
  if (operation === null) return json({ errors: { query: "Required parameter missing or invalid" } }, 400);
  if (operation instanceof GraphQLError) return invalid([operation], context);
  const errors = validate(api.schema, operation.document);
  if (errors.length > 0) return invalid(errors, context);
  const result = await execute({
    schema: api.schema,
    document: operation.document,
    rootValue: api.roots,
    contextValue: context,
    variableValues: operation.variables,
    operationName: operation.operationName,
  });
  if (result.data === undefined || result.data === null) return invalid(result.errors ?? [], context);
  return json(api.extensions === undefined ? result : { ...result, extensions: api.extensions });
}

/** Errors of the document or its variables: HTTP 200, nothing executed. */
function invalid(errors: readonly GraphQLError[], { sandbox, shop }: CallContext): Answer {
  const answer = errors.map((error) => error.message).join("; ");
  logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "invalid", answer });
  return json({ errors });
}

export function readOperation(body: string): Operation | GraphQLError | null {
  const fields = readJsonObject(body);
  const query = fields?.["query"];
  if (fields === null || typeof query !== "string") return null;
  const variables = fields["variables"];
  const name = fields["operationName"];
  try {
    return {
      document: parse(query),
      variables: isObject(variables) ? variables : {},
      operationName: typeof name === "string" ? name : null,
    };
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function readJsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
