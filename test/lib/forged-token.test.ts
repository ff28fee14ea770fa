import { describe, expect, test } from "vitest";
import { readSignedText, signText } from "../../app/lib/signed-text.ts";
import { cutAndStretch, flipBits, otherKeys, respell } from "../support/forge-text.ts";

const secret = "an-invented-link-secret";

describe("a forged token of ours", () => {
  const token = signText(secret, "pay page", "payment-1");

  test("S1: is one whose every other form is refused: the genuine one is taken", () => {
    expect(readSignedText(secret, "pay page", token)).toBe("payment-1");
  });

  test("S1: with any one bit flipped, cut short, made longer or respelled is refused", () => {
    const at = token.indexOf(".") + 1;
    const respelled = respell(token.slice(at), "base64url").map((tag) => token.slice(0, at) + tag);
    for (const changed of [...flipBits(token), ...cutAndStretch(token), ...respelled])
      expect(readSignedText(secret, "pay page", changed), changed).toBeNull();
  });

  test("S1: signed with another key or for another purpose is refused", () => {
    for (const key of otherKeys(secret)) expect(readSignedText(key, "pay page", token)).toBeNull();
    expect(readSignedText(secret, "pay", token)).toBeNull();
  });
});
