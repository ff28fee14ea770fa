/** A drawn code in whole modules, quiet zone included, that was read again before it got here. */
export interface BarcodePicture {
  readonly symbology: "code128" | "itf" | "qr";
  readonly width: number;
  readonly height: number;
  /** SVG path of the dark modules. */
  readonly path: string;
  /** Unique within the page. */
  readonly id: string;
}

/** The narrowest phone leaves so many pixels; a longer code is turned there, never shrunk, so that bars stay sharp. */
const narrowest = 272;
/** The page's widest column, less what a screen of odd density adds (see recaudo.css). */
const widest = 360;
/** Printed, a module is 0.4 mm wide, and a QR at least 25 mm. */
const barMillimetres = 0.4;
const leastQrMillimetres = 25;

/** Always black on its own white ground, in dark mode too. */
export function BarcodeImage({ picture, label }: { picture: BarcodePicture; label: string }) {
  const { width, height, path, id } = picture;
  const scale = pixelsPerModule(picture);
  const millimetres = millimetresPerModule(picture);
  const room = roomFor(width * scale);
  return (
    <div className={`barcode ${room}`} role="img" aria-label={label}>
      <svg
        className="flat"
        width={width * scale}
        height={height * scale}
        viewBox={`0 0 ${width} ${height}`}
        data-modules={width}
        shapeRendering="crispEdges"
      >
        <path id={id} d={path} />
      </svg>
      {room !== "short" && (
        <svg
          className="turned"
          width={height * scale}
          height={width * scale}
          viewBox={`0 0 ${height} ${width}`}
          data-modules={height}
          shapeRendering="crispEdges"
        >
          <use href={`#${id}`} transform={`translate(${height} 0) rotate(90)`} />
        </svg>
      )}
      <svg
        className="printed"
        width={`${tenths(width * millimetres)}mm`}
        height={`${tenths(height * millimetres)}mm`}
        viewBox={`0 0 ${width} ${height}`}
        shapeRendering="crispEdges"
      >
        <use href={`#${id}`} />
      </svg>
    </div>
  );
}

/** The code once more, as large as a phone turned on its side allows: for the cashier's screen. */
export function LargeBarcode({ picture }: { picture: BarcodePicture }) {
  const { width, height, id } = picture;
  const isTurned = picture.symbology !== "qr" && width * pixelsPerModule(picture) > narrowest;
  const [columns, rows] = isTurned ? [height, width] : [width, height];
  const scale = pixelsPerModule(picture);
  return (
    <svg
      width={columns * scale}
      height={rows * scale}
      viewBox={`0 0 ${columns} ${rows}`}
      data-modules={columns}
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      <use href={`#${id}`} transform={isTurned ? `translate(${height} 0) rotate(90)` : undefined} />
    </svg>
  );
}

/** Two CSS pixels are a whole number of device pixels on nearly every screen; style and script mend the others. */
function pixelsPerModule({ symbology, width }: BarcodePicture): number {
  // Even numbers: on screens of odd density two of them are a whole number of device pixels.
  if (symbology !== "qr") return 2;
  return Math.min(6, Math.max(2, Math.floor(narrowest / width / 2) * 2));
}

function millimetresPerModule({ symbology, width }: BarcodePicture): number {
  return symbology === "qr" ? Math.max(0.5, leastQrMillimetres / width) : barMillimetres;
}

function roomFor(pixels: number): "short" | "long" | "longest" {
  if (pixels <= narrowest) return "short";
  return pixels <= widest ? "long" : "longest";
}

function tenths(length: number): string {
  return String(Math.ceil(length * 10) / 10);
}
