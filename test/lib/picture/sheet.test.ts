import { inflateSync } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cashierSheet, printedSheet } from "../../../app/i18n/voucher-sheet.ts";
import { languages, type Language } from "../../../app/i18n/language.ts";
import { drawBarcode } from "../../../app/lib/barcode/draw-barcode.ts";
import { toSheetPdf, type Paper } from "../../../app/lib/picture/sheet-pdf.ts";
import { toSheetPng } from "../../../app/lib/picture/sheet-png.ts";
import { pageWith, voucherWith } from "../../i18n/payment-pages.ts";
import { readGrey, readPng, toGrey } from "../../support/read-barcodes.ts";

type Code = readonly [symbology: "code128" | "itf" | "qr", content: string];

const stage = voucherWith();
const page = pageWith(stage);
const papers: readonly Paper[] = ["a4", "receipt"];
const codes: readonly Code[] = [
  ["code128", "01234567890123456789"],
  ["code128", "9".repeat(44)],
  ["itf", "12345678901234"],
  ["qr", "https://pay.example.com/12345678"],
];
const scale = 3;

async function symbolOf(...[symbology, content]: Code) {
  const drawn = await drawBarcode(symbology, content);
  if (!drawn.ok) throw new Error(drawn.error);
  return drawn.value;
}

let pdfium: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

/** The page as a printer of some 216 dots an inch would put it on paper. */
async function print(pdf: Buffer) {
  const document = await pdfium.loadDocument(pdf);
  const pages = document.getPageCount();
  const { width, height, data } = await document.getPage(0).render({ scale, render: "bitmap" });
  document.destroy();
  return { width, height, pixels: toGrey(data), pages, widthMillimetres: (width / scale / 72) * 25.4 };
}

/** What its text operators say, Latin and Chinese. */
function textOf(pdf: Buffer): string {
  const from = pdf.indexOf("stream\n") + "stream\n".length;
  const drawing = inflateSync(pdf.subarray(from, pdf.indexOf("\nendstream"))).toString("latin1");
  return [...drawing.matchAll(/\(((?:\\.|[^\\)])*)\) Tj|<([0-9a-f]+)> Tj/g)]
    .map(([, latin, hex]) =>
      hex === undefined
        ? (latin ?? "").replace(/\\(.)/g, "$1")
        : Buffer.from(hex, "hex").swap16().toString("utf16le"),
    )
    .join(" ")
    .replace(/\s+/g, " ");
}

async function pdfOf(language: Language, paper: Paper, code: Code) {
  const parts = printedSheet(page, stage, language);
  return toSheetPdf({ language, parts, symbol: await symbolOf(...code) }, paper);
}

describe.each(papers)("the PDF on %s", (paper) => {
  it.each(codes)("carries %s %s so that another reader reads it from paper", async (...code) => {
    const printed = await print(await pdfOf("es", paper, code));
    expect((await readGrey(printed)).map(({ text }) => text)).toEqual([code[1]]);
  });

  it.each(languages)("says number, amount, agreement and deadline in %s on one page", async (language) => {
    const pdf = await pdfOf(language, paper, ["code128", "123456789012"]);
    const text = textOf(pdf);
    for (const fact of ["1234 5678 9012", "110 757", "$ 184.900 COP", "Quiero hacer un pago en Efecty"]) {
      expect(text).toContain(fact);
    }
    expect(text).toContain(page.url);
    if (language === "zh-CN") expect(text.replaceAll(" ", "")).toContain("11月27日");
    const { pages, widthMillimetres } = await print(pdf);
    expect([pages, Math.round(widthMillimetres)]).toEqual([1, paper === "a4" ? 210 : 80]);
  });

  it("draws modules of 0.4 mm and bars of at least 13 mm", async () => {
    const symbol = await symbolOf("code128", "123456");
    const parts = [{ kind: "code" }] as const;
    const { width, pixels, widthMillimetres } = await print(
      toSheetPdf({ language: "es", parts, symbol }, paper),
    );
    const dark = Array.from({ length: pixels.length / width }, (_, y) =>
      pixels.subarray(y * width, (y + 1) * width),
    )
      .filter((row) => row.some((ink) => ink < 128))
      .map((row) => row.findLastIndex((ink) => ink < 128) - row.findIndex((ink) => ink < 128));
    const millimetre = width / widthMillimetres;
    expect((dark[1] ?? 0) / millimetre).toBeCloseTo((symbol.width - 20) * 0.4, 0);
    expect(dark.length / millimetre).toBeGreaterThanOrEqual(13);
  });
});

describe("the picture", () => {
  it.each(codes)("carries %s %s so that another reader reads it", async (...code) => {
    const symbol = await symbolOf(...code);
    const png = toSheetPng({ language: "es", parts: cashierSheet(page, stage), symbol });
    expect((await readPng(png)).map(({ text }) => text)).toEqual([code[1]]);
  });

  it("is whole without a barcode, and has ink up to its margins only", () => {
    const png = toSheetPng({ language: "es", parts: cashierSheet(page, stage), symbol: null });
    const { width, data } = PNG.sync.read(png);
    const inked = [...toGrey(data)].flatMap((ink, at) => (ink < 128 ? [at % width] : []));
    const [first, last] = inked.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)], [width, 0]);
    expect(first).toBeGreaterThanOrEqual(55);
    expect(last).toBeLessThanOrEqual(width - 55);
  });
});
