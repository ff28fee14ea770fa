import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

/** Shopify's real Payments Apps schema, 2026-10. */
export function loadPaymentsSchema(): GraphQLSchema {
  const file = new URL("../../schemas/payments-apps_2026-10.json.gz", import.meta.url);
  const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as {
    data: IntrospectionQuery;
  };
  return buildClientSchema(data);
}
