import type { Symbol } from "./symbol.ts";

/** The reader looks for the three corners in a picture, and wants them some pixels wide. */
const pixelsPerModule = 4;

/** The text of a QR code; null when the reader finds none. Loaded when the first is needed: most gateways send none. */
export async function decodeQr({ width, height }: Symbol, modules: Uint8Array): Promise<string | null> {
  const { default: readQr } = await import("jsqr");
  const columns = width * pixelsPerModule;
  const rows = height * pixelsPerModule;
  const picture = new Uint8ClampedArray(columns * rows * 4).fill(255);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const module = Math.floor(y / pixelsPerModule) * width + Math.floor(x / pixelsPerModule);
      if (modules[module] === 1) picture.fill(0, (y * columns + x) * 4, (y * columns + x) * 4 + 3);
    }
  }
  return readQr(picture, columns, rows, { inversionAttempts: "dontInvert" })?.data ?? null;
}
