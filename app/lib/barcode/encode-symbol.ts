import bwip from "bwip-js/node";
import { quietZone, toPath, type Dark, type Symbol, type Symbology } from "./symbol.ts";

const bcids: Record<Symbology, string> = { code128: "code128", itf: "interleaved2of5", qr: "qrcode" };

/** Printed at 0.4 mm a module this is 13.6 mm, on a screen at 2 px a module 68 px; both are above the least. */
const leastBarHeight = 34;
/** GS1 asks for bars as high as 15 % of the symbol's length. */
const heightShare = 0.15;

interface Bars {
  readonly sbs: readonly number[];
}

interface Matrix {
  readonly pixs: readonly number[];
  readonly pixx: number;
  readonly pixy: number;
}

/** Lays `content` out in modules; null when the symbology cannot hold it. */
export function encodeSymbol(symbology: Symbology, content: string): Symbol | null {
  let drawn: Bars | Matrix | undefined;
  try {
    // Of the named exports, `raw` is a barcode of that name.
    [drawn] = bwip.raw(bcids[symbology], content, symbology === "qr" ? "eclevel=M" : "");
  } catch (error) {
    // The encoder throws a bwipp.* Error when the content does not fit the symbology.
    if (error instanceof Error && error.message.includes("bwipp.")) return null;
    throw error;
  }
  if (!drawn) return null;
  return "sbs" in drawn
    ? layBars(symbology, symbology === "itf" ? drawn.sbs.map(widen) : drawn.sbs)
    : layMatrix(drawn.pixs, drawn.pixx, drawn.pixy);
}

/** The encoder makes wide bars twice as wide; GS1 allows 2.25 to 3 times (General Specifications 5.3.2.1). */
function widen(width: number): number {
  return width === 2 ? 3 : width;
}

/** Bar, space, bar … from the left. */
function layBars(symbology: Symbology, runs: readonly number[]): Symbol {
  const length = runs.reduce((sum, run) => sum + run, 0);
  const width = length + 2 * quietZone.bars;
  const height = Math.max(leastBarHeight, Math.ceil(width * heightShare));
  const bars: Dark[] = [];
  let x: number = quietZone.bars;
  runs.forEach((run, index) => {
    if (index % 2 === 0) bars.push({ x, y: 0, width: run, height });
    x += run;
  });
  return { symbology, width, height, path: toPath(bars) };
}

function layMatrix(pixels: readonly number[], columns: number, rows: number): Symbol {
  const runs: Dark[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = column;
      while (column < columns && pixels[row * columns + column] === 1) column += 1;
      if (column > from)
        runs.push({ x: from + quietZone.matrix, y: row + quietZone.matrix, width: column - from, height: 1 });
    }
  }
  return {
    symbology: "qr",
    width: columns + 2 * quietZone.matrix,
    height: rows + 2 * quietZone.matrix,
    path: toPath(runs),
  };
}
