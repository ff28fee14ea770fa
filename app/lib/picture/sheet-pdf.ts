import { moduleMillimetres } from "../barcode/paint-symbol.ts";
import { fromPath, turnSymbol, type Symbol } from "../barcode/symbol.ts";
import { measurePdfText, pdfRectangles, pdfText, toPdf } from "./pdf.ts";
import { wrapText, type Sheet, type TextPart } from "./sheet.ts";

const millimetre = 72 / 25.4;

/** Millimetres; a receipt is as long as what stands on it. */
const papers = {
  a4: { width: 210, height: 297, margin: 20, scale: 1.3 },
  receipt: { width: 80, height: null, margin: 4, scale: 0.9 },
} as const;

export type Paper = keyof typeof papers;

interface Style {
  readonly font: "regular" | "bold";
  readonly size: number;
}

const styles: Record<TextPart["kind"], Style> = {
  title: { font: "bold", size: 15 },
  label: { font: "regular", size: 9 },
  number: { font: "bold", size: 17 },
  text: { font: "regular", size: 10.5 },
  small: { font: "regular", size: 8.5 },
};
/** Above a label, which begins something new. */
const labelGap = 4;

const leastQrMillimetres = 25;

/** What takes so much height, drawn when its upper edge is known. */
interface Placed {
  readonly height: number;
  draw(top: number): string;
}

/** A sheet for paper: its code is in millimetres, whatever the paper. */
export function toSheetPdf({ language, parts, symbol }: Sheet, paper: Paper): Buffer {
  const { width, height, margin, scale } = papers[paper];
  const inside = (width - 2 * margin) * millimetre;
  const left = margin * millimetre;
  const placed = parts.flatMap((part) => {
    if (part.kind === "code") return symbol ? [placeCode(symbol, left, inside)] : [];
    const style = { ...styles[part.kind], size: styles[part.kind].size * scale };
    return placeText(part, style, left, inside);
  });
  const used = placed.reduce((sum, each) => sum + each.height, 2 * margin * millimetre);
  const tall = height === null ? used : height * millimetre;
  let top = tall - margin * millimetre;
  const drawing = placed.map((each) => {
    const drawn = each.draw(top);
    top -= each.height;
    return drawn;
  });
  const title = parts.find((part) => part.kind === "title");
  return toPdf({
    width: width * millimetre,
    height: tall,
    drawing,
    language,
    title: title && "text" in title ? title.text : "",
  });
}

function placeText({ kind, text }: TextPart, style: Style, left: number, inside: number): Placed[] {
  const gap = kind === "label" ? labelGap : 0;
  const lines = wrapText(text, inside, (line) => measurePdfText(line, style));
  return lines.map((line) => ({
    height: style.size * 1.35 + gap,
    draw: (top) => pdfText(line, { ...style, x: left, y: top - gap - style.size }),
  }));
}

function placeCode(symbol: Symbol, left: number, inside: number): Placed {
  const unit =
    (symbol.symbology === "qr" ? Math.max(0.5, leastQrMillimetres / symbol.width) : moduleMillimetres) *
    millimetre;
  const shown = symbol.width * unit > inside ? turnSymbol(symbol) : symbol;
  const gap = 3 * millimetre;
  return {
    height: shown.height * unit + 2 * gap,
    draw: (top) => pdfRectangles(fromPath(shown.path) ?? [], { x: left, y: top - gap, unit }),
  };
}
