import { decodeSymbol } from "../../app/lib/barcode/decode-symbol.ts";
import { encodeSymbol } from "../../app/lib/barcode/encode-symbol.ts";
import { paintSymbol } from "../../app/lib/barcode/paint-symbol.ts";
import type { Symbology } from "../../app/lib/barcode/symbol.ts";
import { createRaster } from "../../app/lib/picture/raster.ts";
import { readGrey } from "./read-barcodes.ts";

export interface Proof {
  readonly symbology: Symbology;
  readonly count: number;
  /** Read as something else, by either reader. */
  readonly misread: readonly string[];
  /** Not read at all, by either reader. */
  readonly unread: readonly string[];
}

/** Draws random references and has each read by our reader and by ZBar, at 2, 3 and 4 pixels a module in turn. */
export async function proveBarcodes(symbology: Symbology, count: number, seed: number): Promise<Proof> {
  const chance = createChance(seed);
  const misread: string[] = [];
  const unread: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const content = randomReference(symbology, chance);
    for (const text of await readTwice(symbology, content, 2 + (at % 3))) {
      if (text === null) unread.push(content);
      else if (text !== content) misread.push(`${content} as ${text}`);
    }
  }
  return { symbology, count, misread, unread };
}

async function readTwice(symbology: Symbology, content: string, scale: number): Promise<(string | null)[]> {
  const symbol = encodeSymbol(symbology, content);
  if (!symbol) return [null];
  // As on the page: white above and below.
  const raster = createRaster(symbol.width * scale, (symbol.height + 8) * scale);
  paintSymbol(raster, symbol, { x: 0, y: 4 * scale, scale });
  const seen = await readGrey(raster);
  return [await decodeSymbol(symbol), seen.length === 1 ? (seen[0]?.text ?? null) : null];
}

/** References as gateways give them: digits for the most part, sometimes letters where the symbology takes them. */
function randomReference(symbology: Symbology, chance: (below: number) => number): string {
  const pick = (letters: string) => letters[chance(letters.length)] ?? "";
  const digits = (count: number) => Array.from({ length: count }, () => pick("0123456789")).join("");
  if (symbology === "itf") return digits(6 + 2 * chance(20));
  if (chance(4) > 0) return digits(6 + chance(25));
  const mixed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-./:?=&";
  return Array.from({ length: 6 + chance(25) }, () => pick(mixed)).join("");
}

/** Mulberry32: the same references for the same seed, on every machine. */
function createChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
