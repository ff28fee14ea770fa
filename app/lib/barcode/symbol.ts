/** How to draw a code, as a gateway names it. */
export type Symbology = "code128" | "itf" | "qr";

/** A code as rectangles of whole modules, its quiet zone included: what every picture of it is made from. */
export interface Symbol {
  readonly symbology: Symbology;
  /** In modules, quiet zone included. */
  readonly width: number;
  readonly height: number;
  /** SVG path of the dark rectangles, each `Mx yhWvHh-Wz`, in modules. */
  readonly path: string;
}

/** A dark rectangle, in modules. */
export interface Dark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Modules that stay white: beside bars (GS1 General Specifications 5.4.4) and around a QR (ISO/IEC 18004). */
export const quietZone = { bars: 10, matrix: 4 } as const;

export function toPath(rectangles: readonly Dark[]): string {
  return rectangles.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`).join("");
}

/** Reads the rectangles out of a path again; null when anything else stands in it. */
export function fromPath(path: string): readonly Dark[] | null {
  const one = /M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/g;
  if (path.replace(one, "") !== "") return null;
  const rectangles = [...path.matchAll(one)].map(([, x, y, width, height, back]) => ({
    ...{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
    isClosed: width === back,
  }));
  return rectangles.every(({ isClosed }) => isClosed) ? rectangles : null;
}

/** The modules row by row: 1 is dark. Null when a rectangle leaves the picture. */
export function toModules({ width, height, path }: Symbol): Uint8Array | null {
  const rectangles = fromPath(path);
  if (!rectangles) return null;
  const modules = new Uint8Array(width * height);
  for (const dark of rectangles) {
    if (dark.x + dark.width > width || dark.y + dark.height > height) return null;
    for (let y = dark.y; y < dark.y + dark.height; y += 1) {
      modules.fill(1, y * width + dark.x, y * width + dark.x + dark.width);
    }
  }
  return modules;
}

/** By a quarter, to the right: for where it is too long. */
export function turnSymbol(symbol: Symbol): Symbol {
  const turned = (fromPath(symbol.path) ?? []).map(({ x, y, width, height }) => ({
    ...{ x: symbol.height - y - height, y: x, width: height, height: width },
  }));
  return { ...symbol, width: symbol.height, height: symbol.width, path: toPath(turned) };
}
