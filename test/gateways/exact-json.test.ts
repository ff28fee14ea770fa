import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { parseExactJson } from "../../app/gateways/exact-json.ts";

describe("exact JSON", () => {
  it("keeps every number as it was written, at any depth", () => {
    expect(parseExactJson('{"a":10.10,"b":[12345678901234567890,{"c":-0.0}],"d":1E2,"e":"7"}')).toEqual({
      ok: true,
      value: { a: "10.10", b: ["12345678901234567890", { c: "-0.0" }], d: "1E2", e: "7" },
    });
  });

  it("leaves everything else as JSON has it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const expected: unknown = JSON.parse(text, (_name, inner: unknown) =>
          typeof inner === "number" ? JSON.stringify(inner) : inner,
        );
        expect(parseExactJson(text)).toEqual({ ok: true, value: expected });
      }),
    );
  });

  it("is an error, not a crash, for text that is not JSON or is nested without end", () => {
    for (const text of ["", "<html>", "{", "[1,]", "[".repeat(200_000) + "]".repeat(200_000)]) {
      expect(parseExactJson(text)).toEqual({ ok: false, error: "not_json" });
    }
  });
});
