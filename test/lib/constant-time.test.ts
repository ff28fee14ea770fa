import fc from "../support/properties.ts";
import { expect, test } from "vitest";
import { constantTimeEqual } from "../../app/lib/constant-time.ts";

const text = fc.string({ unit: "binary", maxLength: 80 });

test("S2: secrets are equal exactly when their bytes are, given as text or as bytes", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const areEqual = Buffer.from(a).equals(Buffer.from(b));
      expect(constantTimeEqual(a, b)).toBe(areEqual);
      expect(constantTimeEqual(Buffer.from(a), b)).toBe(areEqual);
      expect(constantTimeEqual(a, a)).toBe(true);
      expect(constantTimeEqual(a, Buffer.from(a))).toBe(true);
    }),
  );
});

test("S2: secrets that differ in one bit anywhere are unequal", () => {
  const secret = Buffer.from("5ec4e7".repeat(10));
  for (let at = 0; at < secret.length * 8; at += 1) {
    const other = Buffer.from(secret);
    other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7));
    expect(constantTimeEqual(secret, other), `bit ${at}`).toBe(false);
  }
});

test("S2: secrets of different lengths are simply unequal, never an exception", () => {
  for (const [a, b] of [
    ["", "a"],
    ["a", ""],
    ["secret", "secre"],
    ["secret", "secret\0"],
    // As many characters, another number of bytes.
    ["é".repeat(64), "e".repeat(64)],
  ] as const) {
    expect(constantTimeEqual(a, b)).toBe(false);
    expect(constantTimeEqual(Buffer.from(a), b)).toBe(false);
  }
});
