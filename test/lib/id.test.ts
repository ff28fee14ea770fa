import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { idAfter, newId, newToken } from "../../app/lib/id.ts";

test("the id that follows another is one, a UUID, and followed by a third", () => {
  const first = "0199fdeb-7f1d-7000-8000-000000000001";
  expect(idAfter(first)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idAfter(first)).toBe(idAfter(first));
  expect(new Set([first, idAfter(first), idAfter(idAfter(first))]).size).toBe(3);
});

describe("an id", () => {
  const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

  test("is a UUID of version 7 that begins with its time", () => {
    fc.assert(
      fc.property(moment, (now) => {
        const id = newId(now);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(now);
      }),
      { numRuns: 1_000 },
    );
  });

  test("made later stands after one made before", () => {
    fc.assert(fc.property(moment, moment, (a, b) => a === b || newId(a) < newId(b) === a < b));
  });

  test("takes its time from the clock", () => {
    const before = Date.now();
    const time = Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  test("is not made twice, even in one millisecond", () => {
    const ids = new Set(Array.from({ length: 50_000 }, () => newId(1_790_000_000_000)));
    expect(ids.size).toBe(50_000);
  });

  test("is random in all of its other 74 bits", () => {
    const many = Array.from({ length: 200 }, () => BigInt(`0x${newId(0).replaceAll("-", "")}`));
    const union = many.reduce((bits, id) => bits | id, 0n);
    const common = many.reduce((bits, id) => bits & id);
    expect((union & ~common).toString(2).replaceAll("0", "")).toHaveLength(74);
  });
});

describe("a token", () => {
  test("is 128 random bits in 22 characters that need no escaping in a URL", () => {
    const tokens = Array.from({ length: 10_000 }, newToken);
    expect(new Set(tokens).size).toBe(10_000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const bits = tokens.map((token) => BigInt(`0x${Buffer.from(token, "base64url").toString("hex")}`));
    const changing = bits.reduce((all, each) => all | each, 0n) & ~bits.reduce((all, each) => all & each);
    expect(changing).toBe(2n ** 128n - 1n);
  });
});
