import { scanGrayBuffer, ZBarScanner } from "@undecaf/zbar-wasm";
import { PNG } from "pngjs";

export interface ReadBarcode {
  readonly type: string;
  readonly text: string;
}

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** What ZBar, a reader that knows nothing of us, sees in a picture in shades of grey. */
export async function readGrey({ width, height, pixels }: Grey): Promise<ReadBarcode[]> {
  const copy = new Uint8Array(pixels);
  // A new one each time: the shared one breaks after a hundred thousand pictures (zbar-wasm 0.11.0).
  const scanner = await ZBarScanner.create();
  const found = await scanGrayBuffer(copy.buffer, width, height, scanner);
  scanner.destroy();
  return found.map((symbol) => ({ type: symbol.typeName, text: symbol.decode() }));
}

/** The same of a PNG, such as a screenshot. */
export function readPng(png: Buffer): Promise<ReadBarcode[]> {
  const { width, height, data } = PNG.sync.read(png);
  return readGrey({ width, height, pixels: toGrey(data) });
}

export function toGrey(rgba: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < pixels.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    pixels[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return pixels;
}
