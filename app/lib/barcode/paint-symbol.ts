import { createRaster, fillRectangle, toPng, type Raster } from "../picture/raster.ts";
import { fromPath, type Symbol } from "./symbol.ts";

/** The width of a printed module: GS1 allows 0.25 to 1.016 mm, and counters read 0.33 to 0.5 well. */
export const moduleMillimetres = 0.4;

/** Paints a code with whole pixels for each module, its left upper corner at `x`, `y`. */
export function paintSymbol(
  raster: Raster,
  symbol: Symbol,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  for (const dark of fromPath(symbol.path) ?? []) {
    fillRectangle(raster, {
      x: x + dark.x * scale,
      y: y + dark.y * scale,
      width: dark.width * scale,
      height: dark.height * scale,
    });
  }
}

/** The code alone as a PNG, for mails and for pages that are not ours. Printed unscaled, it has its size in millimetres. */
export function toBarcodePng(symbol: Symbol, scale: number): Buffer {
  const margin = symbol.symbology === "qr" ? 0 : 4;
  const raster = createRaster(symbol.width * scale, (symbol.height + 2 * margin) * scale);
  paintSymbol(raster, symbol, { x: 0, y: margin * scale, scale });
  return toPng(raster, Math.round((scale / moduleMillimetres) * 1000));
}
