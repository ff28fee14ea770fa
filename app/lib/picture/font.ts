import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import bwip from "bwip-js/node";
import type { Raster } from "./raster.ts";

// Atkinson Hyperlegible: made so that no digit looks like another. It has Latin letters only.
const fontFolder = "@expo-google-fonts/atkinson-hyperlegible";
const files = {
  regular: `${fontFolder}/400Regular/AtkinsonHyperlegible_400Regular.ttf`,
  bold: `${fontFolder}/700Bold/AtkinsonHyperlegible_700Bold.ttf`,
};

export type FontName = keyof typeof files;

const loaded = new Map<FontName, number>();

/** Read when the first picture is asked for: most pages never are. */
function fontOf(name: FontName): number {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const path = createRequire(import.meta.url).resolve(files[name]);
  bwip.loadFont(`atkinson-${name}`, readFileSync(path));
  const id = bwip.FontLib.lookup(`atkinson-${name}`);
  loaded.set(name, id);
  return id;
}

export interface Lettering {
  readonly font: FontName;
  /** In pixels. */
  readonly size: number;
}

export function measureLetters(text: string, { font, size }: Lettering): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + bwip.FontLib.getglyph(fontOf(font), codeOf(letter), size, size).advance,
    0,
  );
}

/** Black letters on a raster, from `x` to the right on the base line `y`. */
export function drawLetters(
  { width, height, pixels }: Raster,
  text: string,
  { font, size }: Lettering,
  at: { readonly x: number; readonly y: number },
): void {
  let { x } = at;
  for (const letter of text) {
    const glyph = bwip.FontLib.getglyph(fontOf(font), codeOf(letter), size, size);
    for (let row = 0; row < glyph.height; row += 1) {
      for (let column = 0; column < glyph.width; column += 1) {
        const ink = glyph.bytes[glyph.offset + row * glyph.width + column] ?? 0;
        const [to, line] = [x + glyph.left + column, at.y - glyph.top + row];
        if (ink === 0 || to < 0 || to >= width || line < 0 || line >= height) continue;
        pixels[line * width + to] = Math.min(pixels[line * width + to] ?? 255, 255 - ink);
      }
    }
    x += glyph.advance;
  }
}

/** Spaces that do not break have no letter of their own here. */
function codeOf(letter: string): number {
  return /\s/.test(letter) ? 32 : (letter.codePointAt(0) ?? 32);
}
