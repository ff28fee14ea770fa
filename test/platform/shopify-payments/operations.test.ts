import { parse, validate, type GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import * as operations from "../../../app/platform/shopify-payments/operations.ts";
import { loadPaymentsSchema } from "./support/payments-schema.ts";

const schema = loadPaymentsSchema();
const all = Object.values(operations);

function faults(text: string): readonly GraphQLError[] {
  return validate(schema, parse(text));
}

describe("against Shopify's real 2026-10 schema", () => {
  test("every mutation of a payments app of our kind is there", () => {
    expect(all.map((operation) => operation.name).sort()).toEqual([
      "captureSessionReject",
      "captureSessionResolve",
      "paymentSessionPending",
      "paymentSessionReject",
      "paymentSessionResolve",
      "paymentsAppConfigure",
      "refundSessionReject",
      "refundSessionResolve",
      "voidSessionReject",
      "voidSessionResolve",
    ]);
  });

  test.each(all.map((operation) => [operation.name, operation] as const))(
    "%s is valid",
    (name, operation) => {
      expect(faults(operation.text)).toEqual([]);
      expect(parse(operation.text).definitions).toMatchObject([
        { operation: "mutation", name: { value: name } },
      ]);
      expect(operation.text).toContain(`  ${name}(`);
    },
  );

  test("asking a resolve for an error code fails, because it has none", () => {
    const typo = operations.paymentSessionResolve.text.replace(
      "userErrors { message }",
      "userErrors { code message }",
    );
    expect(typo).not.toBe(operations.paymentSessionResolve.text);
    expect(faults(typo)).toHaveLength(1);
  });

  test("a misspelt argument fails", () => {
    const typo = operations.paymentSessionPending.text.replace("pendingExpiresAt:", "pendingExpiryAt:");
    expect(typo).not.toBe(operations.paymentSessionPending.text);
    expect(faults(typo).length).toBeGreaterThan(0);
  });
});
