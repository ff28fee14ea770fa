import { expect, test } from "vitest";
import { createEmailDigest } from "../../app/lib/email-digest.ts";
import { parseKeyRing, type KeyRing } from "../../app/lib/sealed-box.ts";

const keyText = (fill: number): string => Buffer.alloc(32, fill).toString("base64");

function ring(text: string): KeyRing {
  const parsed = parseKeyRing(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

test("a person's digest is the same however the address is typed, and after new keys were added", () => {
  const before = createEmailDigest(ring(`k1:${keyText(1)}`));
  const after = createEmailDigest(ring(`k1:${keyText(1)},k2:${keyText(2)}`));
  expect(before("Ana@Example.com ")).toBe(before("ana@example.com"));
  expect(after("ana@example.com")).toBe(before("ana@example.com"));
  expect(before("ana@example.com")).not.toBe(before("ana@example.org"));
});

test("another key gives another digest", () => {
  const one = createEmailDigest(ring(`k1:${keyText(1)}`));
  const two = createEmailDigest(ring(`k1:${keyText(2)}`));
  expect(one("ana@example.com")).not.toBe(two("ana@example.com"));
});
