import { createHash } from "node:crypto";
import { toSVG, type RenderOptions } from "bwip-js/node";
import { err, ok, type Result } from "./result.ts";

/** An SVG picture whose width and height are CSS pixels at which every bar is a whole number of pixels. */
export interface BarcodePicture {
  /** Contents of the `<svg>`: a white ground with its quiet zone, and pure black bars. */
  readonly inner: string;
  readonly width: number;
  readonly height: number;
  /** Unique within a page, to reuse the drawing. */
  readonly id: string;
}

export type Symbology = "code128" | "itf" | "qr";

// Quiet zones: 10 modules beside bars (GS1 General Specifications 5.4.4), 4 around a QR (ISO/IEC 18004).
const encoders: Record<Symbology, Pick<RenderOptions, "bcid" | "scale"> & Record<string, unknown>> = {
  code128: { bcid: "code128", scale: 2, height: 14, paddingwidth: 10, paddingheight: 4 },
  itf: { bcid: "interleaved2of5", scale: 2, height: 14, paddingwidth: 10, paddingheight: 4 },
  qr: { bcid: "qrcode", scale: 4, eclevel: "M", padding: 4 },
};

/** How the encoder is asked to draw this, on whatever ground: pure black on pure white. */
export function encoderOptions(symbology: Symbology, content: string): RenderOptions {
  return { ...encoders[symbology], text: content, barcolor: "000000", backgroundcolor: "FFFFFF" };
}

const longestContent = 300;

/** Draws exactly `content`; "not_encodable" when the symbology cannot hold it, since a wrong barcode is worse than none. */
export function drawBarcode(symbology: Symbology, content: string): Result<BarcodePicture, "not_encodable"> {
  if (content === "" || content.length > longestContent) return err("not_encodable");
  // Outside printable ASCII the encoder switches code pages on its own, which a cashier's reader may not follow.
  if (!/^[ -~]+$/.test(content)) return err("not_encodable");
  // Interleaved 2 of 5 holds pairs of digits; the encoder would add a zero in front of an odd number.
  if (symbology === "itf" && !/^(\d\d)+$/.test(content)) return err("not_encodable");
  try {
    const svg = toSVG(encoderOptions(symbology, content));
    const parts = /^<svg viewBox="0 0 (\d+) (\d+)"[^>]*>\s*([\s\S]*?)\s*<\/svg>\s*$/.exec(svg);
    if (!parts) return err("not_encodable");
    const id = `b${createHash("sha256").update(symbology).update(content).digest("hex").slice(0, 8)}`;
    const [, width = "", height = "", drawing = ""] = parts;
    // The ground in pixels: a percentage would mean something else where the drawing is reused turned.
    const inner = drawing.replace('width="100%" height="100%"', `width="${width}" height="${height}"`);
    return ok({ inner, width: Number(width), height: Number(height), id });
  } catch (error) {
    // The encoder throws a bwipp.* Error when the content does not fit the symbology.
    if (error instanceof Error && error.message.includes("bwipp.")) return err("not_encodable");
    throw error;
  }
}
