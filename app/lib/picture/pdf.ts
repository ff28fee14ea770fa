import { deflateSync } from "node:zlib";

/** Fonts that every reader of PDF has, so that none is carried along (PDF 1.7, 9.6.2.2 and 9.7.5.2). */
export type PdfFont = "regular" | "bold" | "chinese";

/** Points (1/72 inch), from the lower left corner. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** Drawing operators, made by the functions below. */
  readonly drawing: readonly string[];
  readonly title: string;
  readonly language: string;
}

const resources: Record<PdfFont, string> = {
  regular: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  bold: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
  chinese: `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
/DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>`,
};

/** A PDF of one page. */
export function toPdf({ width, height, drawing, title, language }: PdfPage): Buffer {
  const content = deflateSync(Buffer.from(drawing.join("\n"), "latin1"));
  const fonts = Object.entries(resources).map(([name, body]) => `/${name} ${body}`);
  return writeObjects([
    `<< /Type /Catalog /Pages 2 0 R /Lang ${literal(language)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(width)} ${points(height)}] /Contents 4 0 R
/Resources << /Font << ${fonts.join("\n")} >> >> >>`,
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`, "latin1"),
      content,
      Buffer.from("\nendstream", "latin1"),
    ]),
    `<< /Title <feff${hexOf(title)}> >>`,
  ]);
}

export interface PdfText {
  readonly font: "regular" | "bold";
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

/** A line of text; letters that Latin fonts lack are set in the Chinese one. */
export function pdfText(text: string, { font, size, x, y }: PdfText): string {
  const runs = splitByFont(text).map(({ isLatin, run }) =>
    isLatin
      ? `/${font} ${points(size)} Tf ${literal(toWinAnsi(run))} Tj`
      : `/chinese ${points(size)} Tf <${hexOf(run)}> Tj`,
  );
  return `BT ${points(x)} ${points(y)} Td ${runs.join(" ")} ET`;
}

/** Rectangles in units of their own, `unit` points each, the first row on top at `y`. */
export function pdfRectangles(
  rectangles: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[],
  { x, y, unit }: { readonly x: number; readonly y: number; readonly unit: number },
): string {
  const drawn = rectangles.map((each) => `${each.x} ${each.y} ${each.width} ${each.height} re`);
  return `q ${points(unit)} 0 0 ${points(-unit)} ${points(x)} ${points(y)} cm ${drawn.join(" ")} f Q`;
}

/** Widths of the printable ASCII letters of Helvetica, in thousandths of its size (Adobe's font metrics). */
const widths =
  `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667
944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500
278 556 500 722 500 500 500 334 260 334 584`
    .split(/\s+/)
    .map(Number);

/** In points. Bold letters are at most a tenth wider; that much is added. */
export function measurePdfText(text: string, { font, size }: Pick<PdfText, "font" | "size">): number {
  const thousandths = Array.from(text).reduce((sum, letter) => {
    const code = letter.codePointAt(0) ?? 32;
    return sum + (code > 255 ? 1000 : (widths[code - 32] ?? 556));
  }, 0);
  return (thousandths / 1000) * size * (font === "bold" ? 1.1 : 1);
}

/** Of what Windows' code page has beyond Latin-1, only what our texts use. */
const winAnsi: Readonly<Record<string, string>> = {
  "\u2013": "\x96",
  "\u2018": "\x91",
  "\u2019": "\x92",
  "\u201c": "\x93",
  "\u201d": "\x94",
  "\u202f": "\xa0",
};

function toWinAnsi(text: string): string {
  return Array.from(text, (letter) => winAnsi[letter] ?? letter).join("");
}

function splitByFont(text: string): { readonly isLatin: boolean; readonly run: string }[] {
  const runs = text.match(
    /[\0-\xff\u2013\u2018\u2019\u201c\u201d\u202f]+|[^\0-\xff\u2013\u2018\u2019\u201c\u201d\u202f]+/g,
  );
  return (runs ?? []).map((run) => ({ isLatin: /^[\0-\xff\u2013-\u202f]/.test(run), run }));
}

function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, "\\$&")})`;
}

/** UTF-16, big end first. */
function hexOf(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex");
}

/** Thousandths of a point are finer than any printer. */
function points(length: number): string {
  return String(Math.round(length * 1000) / 1000);
}

/** Numbers the objects from 1, the first being the catalogue and the last the document's information. */
function writeObjects(bodies: readonly (string | Buffer)[]): Buffer {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const starts: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const write = (bytes: Buffer): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  bodies.forEach((body, index) => {
    starts.push(length);
    write(Buffer.from(`${index + 1} 0 obj\n`, "latin1"));
    write(typeof body === "string" ? Buffer.from(body, "latin1") : body);
    write(Buffer.from("\nendobj\n", "latin1"));
  });
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  const count = bodies.length + 1;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R /Info ${bodies.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  write(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, "latin1"));
  return Buffer.concat(chunks);
}
