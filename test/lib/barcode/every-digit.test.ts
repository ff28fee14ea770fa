import { expect, it } from "vitest";
import { proveBarcodes } from "../../support/prove-barcodes.ts";

// The whole hundred thousand of each: `npm run prove:barcodes`.
it.each([
  ["code128", 1_000],
  ["itf", 1_000],
  ["qr", 150],
] as const)(
  "random references in %s read as what they are, to our reader and to ZBar",
  async (symbology, count) => {
    const proof = await proveBarcodes(symbology, count, 20_261_126);
    expect(proof).toEqual({ symbology, count, misread: [], unread: [] });
  },
  60_000,
);
