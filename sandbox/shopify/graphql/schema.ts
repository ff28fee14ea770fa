import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  GraphQLError,
  isScalarType,
  valueFromASTUntyped,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";

const dateTimeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

export type ApiName = "payments-apps" | "admin";

/** One of Shopify's own schemas, 2026-10, with its two textual scalars checked as Shopify checks them. */
export function loadSchema(api: ApiName): GraphQLSchema {
  const file = new URL(`../schemas/${api}_2026-10.json.gz`, import.meta.url);
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const { data } = JSON.parse(text) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data);
  checkScalar(schema, "DateTime", (value) => dateTimeText.test(value) && !Number.isNaN(Date.parse(value)));
  checkScalar(schema, "URL", (value) => URL.canParse(value));
  return schema;
}

function checkScalar(schema: GraphQLSchema, name: string, isValid: (text: string) => boolean): void {
  const scalar = schema.getType(name);
  if (!isScalarType(scalar)) throw new Error(`the schema has no scalar ${name}`);
  const parse = (value: unknown): unknown => {
    if (typeof value === "string" && isValid(value)) return value;
    throw new GraphQLError(`Invalid ${name} value`);
  };
  scalar.parseValue = parse;
  scalar.parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
}
