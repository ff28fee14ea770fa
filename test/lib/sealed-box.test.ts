import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createSealedBox, parseKeyRing, type SealedBox } from "../../app/lib/sealed-box.ts";

const oldKey = `k1:${randomBytes(32).toString("base64")}`;
const newKey = `k2:${randomBytes(32).toString("base64")}`;
const place = "shop:one.example.com:gateway-account:7";

describe("sealed box", () => {
  test.each(["", "a token", "ñandú 现金 🧾", "x".repeat(10_000)])(
    "gives back what was sealed (%#)",
    (text) => {
      const box = boxOf(newKey);
      expect(box.open(box.seal(text, place), place)).toEqual({ ok: true, value: text });
    },
  );

  test("never seals the same text to the same value twice", () => {
    const box = boxOf(newKey);
    expect(box.seal("a token", place)).not.toBe(box.seal("a token", place));
  });

  test("has the documented shape and does not show the text", () => {
    const sealed = boxOf(newKey).seal("a token", place);
    expect(sealed).toMatch(/^v1\.k2\.[\w-]{16}\.[\w-]+$/);
    expect(sealed).not.toContain(Buffer.from("a token").toString("base64url"));
  });

  test("does not open a value moved to another row", () => {
    const box = boxOf(newKey);
    expect(box.open(box.seal("a token", place), `${place}1`)).toEqual({ ok: false, error: "damaged" });
  });

  test("does not open a value in which any one byte was flipped", () => {
    const box = boxOf(newKey);
    const [version, id, iv = "", body = ""] = box.seal("a token", place).split(".");
    const bytes = Buffer.concat([Buffer.from(iv, "base64url"), Buffer.from(body, "base64url")]);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const parts = [flipped.subarray(0, 12), flipped.subarray(12)].map((part) => part.toString("base64url"));
      expect(box.open([version, id, ...parts].join("."), place)).toEqual({ ok: false, error: "damaged" });
    }
  });

  test("does not open a value that was cut short, to less than a whole tag", () => {
    const box = boxOf(newKey);
    const sealed = box.seal("", place);
    expect(box.open(sealed.slice(0, -4), place)).toEqual({ ok: false, error: "malformed" });
  });

  test.each(["", "plain text", "v1", "v1.k2", "v1.k2.aa", "v2.k2.aa.bb", "v1.k2.a.b.c"])(
    "calls %j malformed",
    (text) => {
      expect(boxOf(newKey).open(text, place)).toEqual({ ok: false, error: "malformed" });
    },
  );

  test("says so when the key is not in the ring", () => {
    expect(boxOf(newKey).open(boxOf(oldKey).seal("a token", place), place)).toEqual({
      ok: false,
      error: "unknown_key",
    });
  });

  test("after a rotation opens old values and seals with the new key", () => {
    const before = boxOf(oldKey).seal("a token", place);
    const box = boxOf(`${oldKey},${newKey}`);
    const after = box.seal("a token", place);
    expect(box.open(before, place)).toEqual({ ok: true, value: "a token" });
    expect(boxOf(newKey).open(after, place)).toEqual({ ok: true, value: "a token" });
  });
});

describe("key ring", () => {
  test.each([
    ["", "empty"],
    [" , ", "empty"],
    ["k1", "malformed_entry"],
    ["k.1:AAAA", "malformed_entry"],
    ["k1:AAAA", "wrong_key_length"],
    [`${oldKey},${oldKey}`, "repeated_id"],
  ])("refuses %j", (text, error) => {
    expect(parseKeyRing(text)).toEqual({ ok: false, error });
  });
});

function boxOf(text: string): SealedBox {
  const ring = parseKeyRing(text);
  if (!ring.ok) throw new Error(ring.error);
  return createSealedBox(ring.value);
}
