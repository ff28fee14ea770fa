import { paintSymbol } from "../barcode/paint-symbol.ts";
import { turnSymbol, type Symbol } from "../barcode/symbol.ts";
import { drawLetters, measureLetters, type Lettering } from "./font.ts";
import { createRaster, toPng, type Raster } from "./raster.ts";
import { wrapText, type Sheet, type TextPart } from "./sheet.ts";

/** As wide as most phones are in their own pixels, so that the picture fills the screen unscaled. */
const width = 1080;
const margin = 60;
const inside = width - 2 * margin;
const pixelsPerMetre = 11_811;

const letterings: Record<TextPart["kind"], Lettering> = {
  title: { font: "bold", size: 64 },
  label: { font: "regular", size: 40 },
  number: { font: "bold", size: 84 },
  text: { font: "regular", size: 46 },
  small: { font: "regular", size: 36 },
};
/** Above a label, which begins something new. */
const labelGap = 20;

interface Placed {
  readonly height: number;
  draw(raster: Raster, y: number): void;
}

/** A sheet as a picture for a phone's gallery. Latin letters only. */
export function toSheetPng({ parts, symbol }: Sheet): Buffer {
  const placed = parts.flatMap((part) =>
    part.kind === "code" ? (symbol ? [placeCode(symbol)] : []) : placeText(part),
  );
  const height = placed.reduce((sum, each) => sum + each.height, 2 * margin);
  const raster = createRaster(width, height);
  let y = margin;
  for (const each of placed) {
    each.draw(raster, y);
    y += each.height;
  }
  return toPng(raster, pixelsPerMetre);
}

function placeText({ kind, text }: TextPart): Placed[] {
  const lettering = letterings[kind];
  const gap = kind === "label" ? labelGap : 0;
  return wrapText(text, inside, (line) => measureLetters(line, lettering)).map((line) => ({
    height: Math.round(lettering.size * 1.35) + gap,
    draw: (raster, y) => drawLetters(raster, line, lettering, { x: margin, y: y + gap + lettering.size }),
  }));
}

/** As large as fits, in whole pixels; a long one is turned. */
function placeCode(symbol: Symbol): Placed {
  const least = 3;
  const shown = symbol.width * least > inside ? turnSymbol(symbol) : symbol;
  const scale = Math.max(least, Math.min(8, Math.floor(inside / shown.width)));
  return {
    height: shown.height * scale + 80,
    draw: (raster, y) => paintSymbol(raster, shown, { x: margin, y: y + 40, scale }),
  };
}
