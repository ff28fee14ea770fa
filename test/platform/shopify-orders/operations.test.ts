import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  isInputObjectType,
  isObjectType,
  parse,
  validate,
  type IntrospectionQuery,
} from "graphql";
import { describe, expect, test } from "vitest";
import * as operations from "../../../app/platform/shopify-orders/operations.ts";

/** Shopify's real Admin schema, 2026-10; the file is the sandbox's, of which its README tells. */
const file = new URL("../../../sandbox/shopify/schemas/admin_2026-10.json.gz", import.meta.url);
const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as { data: IntrospectionQuery };
const schema = buildClientSchema(data);
const all = Object.values(operations);

describe("against Shopify's real 2026-10 Admin schema", () => {
  test.each(all.map((operation) => [operation.name, operation] as const))("%s is valid", (name, { text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
    expect(parse(text).definitions).toMatchObject([{ name: { value: name } }]);
  });

  test.each(all.map((operation) => [operation.name, operation] as const))(
    "%s uses nothing that Shopify calls deprecated",
    (_, { text }) => {
      // What is deprecated now is gone within a year.
      const deprecated = [...deprecatedFields()].filter((field) => new RegExp(`\\b${field}\\b`).test(text));
      expect(deprecated).toEqual([]);
    },
  );

  test("a field that is not there fails", () => {
    const typo = operations.readOrder.text.replace("canMarkAsPaid", "canBeMarkedAsPaid");
    expect(typo).not.toBe(operations.readOrder.text);
    expect(validate(schema, parse(typo)).length).toBeGreaterThan(0);
  });
});

interface Field {
  readonly name: string;
  readonly deprecationReason?: string | null | undefined;
}

/** Of the types our operations touch. */
function* deprecatedFields(): Generator<string> {
  for (const name of [
    "Order",
    "OrderCancelPayload",
    "WebhookSubscription",
    "WebhookSubscriptionInput",
    "ProductVariant",
  ]) {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`no type ${name}`);
    const fields: Readonly<Record<string, Field>> = { ...type.getFields() };
    for (const field of Object.values(fields)) {
      // `userErrors` is deprecated in one payload only, of which we ask for the other.
      if (field.deprecationReason != null && field.name !== "userErrors") yield field.name;
    }
  }
}
