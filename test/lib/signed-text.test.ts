import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { readSignedText, signText } from "../../app/lib/signed-text.ts";

const secret = "an invented secret of the tests";
const text = fc.string({ unit: "binary" });
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

describe("signed text", () => {
  test("is read back as it was signed, in any language", () => {
    fc.assert(
      fc.property(fc.string(), text, text, (key, purpose, signed) => {
        expect(readSignedText(key, purpose, signText(key, purpose, signed))).toBe(signed);
      }),
      { numRuns: 1_000 },
    );
  });

  test("needs no escaping in a URL and is the same every time", () => {
    fc.assert(
      fc.property(text, (signed) => {
        expect(signText(secret, "notice", signed)).toMatch(/^[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{43}$/);
        expect(signText(secret, "notice", signed)).toBe(signText(secret, "notice", signed));
      }),
    );
  });

  test("is not read for another purpose or with another secret", () => {
    fc.assert(
      fc.property(text, text, text, (signed, one, other) => {
        fc.pre(one !== other);
        expect(readSignedText(secret, other, signText(secret, one, signed))).toBeNull();
        // HMAC pads a short key with zero bytes, so a closing letter keeps two secrets apart.
        expect(readSignedText(`${other}x`, "notice", signText(`${one}x`, "notice", signed))).toBeNull();
      }),
    );
  });

  test("is not read when any one character was changed, left out or put in", () => {
    const token = signText(secret, "notice", '{"amount":"5.00"}');
    for (let at = 0; at < token.length; at += 1) {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      expect(readSignedText(secret, "notice", before + after), `without ${at}`).toBeNull();
      for (const character of `${alphabet}.=+/ \n`) {
        if (character !== token[at])
          expect(readSignedText(secret, "notice", before + character + after)).toBeNull();
        expect(readSignedText(secret, "notice", before + character + token.slice(at))).toBeNull();
      }
    }
  });

  test("is not read with anything put behind it", () => {
    const token = signText(secret, "notice", "text");
    for (const tail of [".", "=", "==", " ", "\n", ".x", `.${token}`, "A"]) {
      expect(readSignedText(secret, "notice", token + tail), JSON.stringify(tail)).toBeNull();
    }
  });

  test("whatever stands in its place is null and throws nothing", () => {
    const forged = fc.oneof(
      text,
      fc.tuple(text, text).map((parts) => parts.join(".")),
      fc.constantFrom("", ".", "..", "a.b.c"),
    );
    fc.assert(
      fc.property(forged, (token) => {
        expect(readSignedText(secret, "notice", token)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
