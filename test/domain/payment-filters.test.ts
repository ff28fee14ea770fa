import fc from "../support/properties.ts";
import { expect, test } from "vitest";
import { methods } from "../../app/domain/method.ts";
import {
  paymentMarks,
  paymentStates,
  readPaymentQuery,
  writePaymentQuery,
  type PaymentQuery,
} from "../../app/domain/payment-filters.ts";

const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const id = fc.uuid();
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const query: fc.Arbitrary<PaymentQuery> = fc.record({
  filters: fc.record({
    search: orNull(fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text)),
    state: orNull(fc.constantFrom(...paymentStates)),
    method: orNull(fc.constantFrom(...methods)),
    account: orNull(id),
    mark: orNull(fc.constantFrom("any" as const, ...paymentMarks)),
    from: orNull(day),
    to: orNull(day),
  }),
  cursor: orNull(fc.record({ towards: fc.constantFrom("older" as const, "newer" as const), id })),
});

function read(address: string): PaymentQuery {
  const parameters = new URLSearchParams(address);
  return readPaymentQuery((name) => parameters.get(name));
}

test("a list's address leads back to the same list", () => {
  fc.assert(
    fc.property(query, (each) => {
      expect(read(writePaymentQuery(each))).toEqual(each);
    }),
  );
});

test("whatever stands in an address, it shows a list and asks the database for nothing unknown", () => {
  const word = fc.oneof(fc.string(), fc.constantFrom("paid", "2026-02-31", "drop table", "a\u0000b"));
  const names = fc.constantFrom(
    "search",
    "state",
    "method",
    "account",
    "mark",
    "from",
    "to",
    "after",
    "before",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, word)), (pairs) => {
      const { filters, cursor } = read(new URLSearchParams(pairs).toString());
      expect([null, ...paymentStates]).toContain(filters.state);
      expect([null, ...methods]).toContain(filters.method);
      expect([null, "any", ...paymentMarks]).toContain(filters.mark);
      for (const uuid of [filters.account, cursor?.id ?? null])
        expect(uuid ?? "").toMatch(/^([0-9a-f-]{36})?$/);
      expect(filters.search ?? "").not.toContain("\u0000");
      expect(filters.from).not.toBe("2026-02-31");
    }),
  );
});
