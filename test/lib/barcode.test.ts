import { describe, expect, it } from "vitest";
import { drawBarcode } from "../../app/lib/barcode.ts";

function drawn(...args: Parameters<typeof drawBarcode>) {
  const result = drawBarcode(...args);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe("a drawn barcode", () => {
  it("of 20 digits uses Code 128 set C: 145 modules and 10 quiet ones on each side, 2 px each", () => {
    expect(drawn("code128", "01234567890123456789").width).toBe((145 + 20) * 2);
  });

  it("is pure black on a white ground that covers the whole picture", () => {
    const { inner, width, height } = drawn("code128", "123456789012");
    expect(inner).toContain(`<rect width="${width}" height="${height}" fill="#FFFFFF"`);
    expect(new Set(inner.match(/#[0-9A-Fa-f]{6}/g))).toEqual(new Set(["#FFFFFF", "#000000"]));
  });

  it("has bars that start and end on whole pixels, outside the quiet zone", () => {
    const { inner, width } = drawn("code128", "9876543210");
    const bars = [...inner.matchAll(/stroke-width="(\d+)" d="([^"]+)"/g)].flatMap(([, stroke, path]) =>
      [...(path ?? "").matchAll(/M(\d+) /g)].map(([, x]) => ({
        from: Number(x) - Number(stroke) / 2,
        width: Number(stroke),
      })),
    );
    expect(bars.length).toBeGreaterThan(10);
    for (const bar of bars) {
      expect(bar.from % 2).toBe(0);
      expect(bar.from).toBeGreaterThanOrEqual(20);
      expect(bar.from + bar.width).toBeLessThanOrEqual(width - 20);
    }
  });

  it("is tall enough to scan: 64 px and 15 % of its length", () => {
    const { width, height } = drawn("code128", "01234567890123456789");
    expect(height - 16).toBeGreaterThanOrEqual(Math.max(64, width * 0.15));
  });

  it.each([
    ["itf", "123"],
    ["itf", "12a4"],
    ["code128", ""],
    ["code128", "señal"],
    ["code128", "1".repeat(301)],
  ] as const)("is left out rather than wrong: %s of %j", (symbology, content) => {
    expect(drawBarcode(symbology, content)).toEqual({ ok: false, error: "not_encodable" });
  });

  it("writes nothing of its content into the picture's markup", () => {
    expect(drawn("qr", '"><script>').inner).not.toContain("script");
  });
});
