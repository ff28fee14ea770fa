import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { groupReference, speakReference } from "../../app/i18n/reference.ts";

const references = fc.stringMatching(/^[A-Za-z0-9]{1,40}$/);

describe("a grouped reference", () => {
  it.each([
    ["123456789012", "1234 5678 9012"],
    ["123456789", "123 456 789"],
    ["1234567890", "1234 567 890"],
    ["1234567890123", "1234 567 890 123"],
    ["110757", "110 757"],
    ["AB-12/34", "AB-12/34"],
  ])("of %s is read as %s", (reference, text) => {
    expect(groupReference(reference).join(" ")).toBe(text);
  });

  it("without its spaces is the reference", () => {
    fc.assert(
      fc.property(fc.oneof(references, fc.string()), (reference) => {
        expect(groupReference(reference).join("")).toBe(reference);
      }),
    );
  });

  it("has groups of at most four, and none of one when there are others", () => {
    fc.assert(
      fc.property(references, (reference) => {
        const groups = groupReference(reference);
        for (const group of groups) expect(group.length).toBeLessThanOrEqual(4);
        if (groups.length > 1) for (const group of groups) expect(group.length).toBeGreaterThan(1);
      }),
    );
  });

  it("is spoken digit by digit with a pause after each group", () => {
    expect(speakReference("12345678")).toBe("1 2 3 4, 5 6 7 8");
  });
});
