import { crc32, deflateSync } from "node:zlib";

/** A picture in shades of grey, one byte a pixel: 0 black, 255 white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export function createRaster(width: number, height: number): Raster {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** A black rectangle; what leaves the picture is cut. */
export function fillRectangle(
  { width, height, pixels }: Raster,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const from = Math.max(0, area.x);
  const to = Math.min(width, area.x + area.width);
  for (let y = Math.max(0, area.y); y < Math.min(height, area.y + area.height); y += 1) {
    pixels.fill(0, y * width + from, Math.max(y * width + from, y * width + to));
  }
}

/** As a PNG; `pixelsPerMetre` is what it says of its size on paper. */
export function toPng({ width, height, pixels }: Raster, pixelsPerMetre: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey, and PNG's only methods of compression, filter and no interlacing.
  header.writeUInt8(8, 8);
  const size = Buffer.alloc(9);
  size.writeUInt32BE(pixelsPerMetre, 0);
  size.writeUInt32BE(pixelsPerMetre, 4);
  size.writeUInt8(1, 8);
  const rows = Buffer.alloc(height * (width + 1));
  // Each row begins with the number of its filter: 0, none.
  for (let y = 0; y < height; y += 1) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("pHYs", size),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
