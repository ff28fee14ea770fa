import { execute, parse, validate, GraphQLError, type DocumentNode } from "graphql";
import { json, param, type Answer, type PageRequest, type Silence } from "../http.ts";
import { isLiveToken } from "../oauth/tokens.ts";
import type { Sandbox } from "../sandbox.ts";
import { appMutations, queries } from "./app-mutations.ts";
import { answerFault, takeFault } from "./faults.ts";
import { moneySessionMutations } from "./money-session-mutations.ts";
import { logCall, type CallContext } from "./mutation.ts";
import { paymentMutations } from "./payment-mutations.ts";
import { loadSchema } from "./schema.ts";

const schema = loadSchema();
const servedVersion = "2026-10";
const roots = { ...paymentMutations, ...moneySessionMutations, ...appMutations, ...queries };

interface Operation {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

/** The Payments Apps API: Shopify's schema, executed. A wrong field, argument or enum value fails as it would there. */
export async function serveGraphql(sandbox: Sandbox, request: PageRequest): Promise<Answer | Silence> {
  const shop = param(request, "shop");
  if (param(request, "version") !== servedVersion) return json({ errors: "Not Found" }, 404);
  const fault = takeFault(sandbox);
  if (fault !== null && fault !== "lost_answer") return answerFault(sandbox, shop, fault);
  const token = request.headers["x-shopify-access-token"];
  if (typeof token !== "string" || !isLiveToken(sandbox, shop, token)) {
    logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "unauthorized", answer: "401" });
    return json(
      { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
      401,
    );
  }
  const answer = await run(request, { sandbox, shop });
  if (fault !== "lost_answer") return answer;
  logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "faulted", answer: fault });
  return "reset";
}

async function run(request: PageRequest, context: CallContext): Promise<Answer> {
  const operation = readOperation(request.body.toString("utf8"));
  if (operation === null) return json({ errors: { query: "Required parameter missing or invalid" } }, 400);
  if (operation instanceof GraphQLError) return invalid([operation], context);
  const errors = validate(schema, operation.document);
  if (errors.length > 0) return invalid(errors, context);
  const result = await execute({
    schema,
    document: operation.document,
    rootValue: roots,
    contextValue: context,
    variableValues: operation.variables,
    operationName: operation.operationName,
  });
  if (result.data === undefined || result.data === null) return invalid(result.errors ?? [], context);
  return json(result);
}

/** Errors of the document or its variables: HTTP 200, nothing executed. */
function invalid(errors: readonly GraphQLError[], { sandbox, shop }: CallContext): Answer {
  const answer = errors.map((error) => error.message).join("; ");
  logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "invalid", answer });
  return json({ errors });
}

function readOperation(body: string): Operation | GraphQLError | null {
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
