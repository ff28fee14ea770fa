/** A drawn code: contents of an `<svg>` and its size in CSS pixels, at which every bar is sharp. */
export interface BarcodePicture {
  readonly inner: string;
  readonly width: number;
  readonly height: number;
  /** Unique within the page. */
  readonly id: string;
}

/** Widest picture that fits a 320 px phone: a longer one is turned there, never shrunk, so bars stay sharp. */
const widestUpright = 272;

/** Always black on its own white ground, in dark mode too. */
export function BarcodeImage({ picture, label }: { picture: BarcodePicture; label: string }) {
  const { width, height, id, inner } = picture;
  const isLong = width > widestUpright;
  return (
    <div className={isLong ? "barcode long" : "barcode"} role="img" aria-label={label}>
      <svg
        className="flat"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        shapeRendering="crispEdges"
      >
        <g id={id} dangerouslySetInnerHTML={{ __html: inner }} />
      </svg>
      {isLong && (
        <svg
          className="turned"
          width={height}
          height={width}
          viewBox={`0 0 ${height} ${width}`}
          shapeRendering="crispEdges"
        >
          <use href={`#${id}`} transform={`translate(${height} 0) rotate(90)`} />
        </svg>
      )}
    </div>
  );
}
