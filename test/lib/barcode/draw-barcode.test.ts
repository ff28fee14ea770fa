import { describe, expect, it } from "vitest";
import { decodeSymbol } from "../../../app/lib/barcode/decode-symbol.ts";
import { drawBarcode } from "../../../app/lib/barcode/draw-barcode.ts";
import { toBarcodePng } from "../../../app/lib/barcode/paint-symbol.ts";
import { fromPath } from "../../../app/lib/barcode/symbol.ts";
import { readPng } from "../../support/read-barcodes.ts";

async function drawn(...args: Parameters<typeof drawBarcode>) {
  const result = await drawBarcode(...args);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe("a drawn barcode", () => {
  it("of 20 digits uses Code 128 set C: 145 modules and 10 quiet ones on each side", async () => {
    expect((await drawn("code128", "01234567890123456789")).width).toBe(145 + 20);
  });

  it.each([
    ["code128", "9876543210", 10],
    ["itf", "9876543210", 10],
    ["qr", "9876543210", 4],
  ] as const)("of %s keeps its quiet zone on all sides that need one", async (symbology, content, beside) => {
    const symbol = await drawn(symbology, content);
    const dark = fromPath(symbol.path) ?? [];
    expect(dark.length).toBeGreaterThan(10);
    for (const { x, y, width, height } of dark) {
      expect(x).toBeGreaterThanOrEqual(beside);
      expect(x + width).toBeLessThanOrEqual(symbol.width - beside);
      expect(y).toBeGreaterThanOrEqual(symbology === "qr" ? 4 : 0);
      expect(y + height).toBeLessThanOrEqual(symbol.height - (symbology === "qr" ? 4 : 0));
    }
  });

  it("is tall enough to scan: 64 px at two pixels a module, 13 mm at 0.4 mm, and 15 % of its length", async () => {
    for (const content of ["123456", "1".repeat(80)]) {
      const { width, height } = await drawn("code128", content);
      expect(height * 2).toBeGreaterThanOrEqual(64);
      expect(height * 0.4).toBeGreaterThanOrEqual(13);
      expect(height).toBeGreaterThanOrEqual(width * 0.15);
    }
  });

  it("of Interleaved 2 of 5 has wide bars three times as wide as narrow ones", async () => {
    const widths = new Set((fromPath((await drawn("itf", "123456")).path) ?? []).map(({ width }) => width));
    expect(widths).toEqual(new Set([1, 3]));
  });

  it.each([
    ["itf", "123"],
    ["itf", "12a4"],
    ["code128", ""],
    ["code128", "señal"],
    ["code128", "1".repeat(301)],
  ] as const)("is left out rather than wrong: %s of %j", async (symbology, content) => {
    expect(await drawBarcode(symbology, content)).toEqual({ ok: false, error: "not_encodable" });
  });

  it("writes nothing of its content into the picture's markup", async () => {
    expect((await drawn("qr", '"><script>')).path).toMatch(/^[Mhvz\d -]+$/);
  });

  it.each([
    ["code128", "01234567890123456789", "ZBAR_CODE128"],
    ["code128", "Efecty 110757-A", "ZBAR_CODE128"],
    ["itf", "1234567890", "ZBAR_I25"],
    ["qr", "https://pay.example.com/12345678", "ZBAR_QRCODE"],
  ] as const)(
    "of %s as a PNG reads the same to a reader of other people",
    async (symbology, content, type) => {
      const symbol = await drawn(symbology, content);
      for (const scale of [2, 3, 4, 6]) {
        expect(await readPng(toBarcodePng(symbol, scale))).toEqual([{ type, text: content }]);
      }
    },
  );
});

describe("reading a drawing before it is shown", () => {
  it.each(["code128", "itf", "qr"] as const)("notices every changed bar of %s", async (symbology) => {
    const symbol = await drawn(symbology, "123456789012");
    expect(await decodeSymbol(symbol)).toBe("123456789012");
    const rectangles = symbol.path.match(/M[^z]*z/g) ?? [];
    // A QR heals single faults: half of it must be gone.
    const lost = symbology === "qr" ? Math.floor(rectangles.length / 2) : 1;
    for (let at = 0; at + lost <= rectangles.length; at += lost) {
      const path = rectangles.toSpliced(at, lost).join("");
      expect(await decodeSymbol({ ...symbol, path })).toBeNull();
    }
  });

  it.each([
    ["lacks half its quiet zone", (path: string) => path.replace(/M(\d+)/g, (_, x) => `M${Number(x) - 5}`)],
    ["leaves the picture", (path: string) => path.replace(/M(\d+)/g, (_, x) => `M${Number(x) + 40}`)],
    ["has a bar that is cut short", (path: string) => path.replace(/v\d+/, "v9")],
    ["holds anything but rectangles", (path: string) => `${path}l5 5`],
  ])("refuses a drawing that %s", async (_name, spoil) => {
    const symbol = await drawn("code128", "123456789012");
    expect(await decodeSymbol({ ...symbol, path: spoil(symbol.path) })).toBeNull();
  });
});
