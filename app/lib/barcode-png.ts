import { toBuffer } from "bwip-js/node";
import { drawBarcode, encoderOptions, type Symbology } from "./barcode.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * The picture that `drawBarcode` draws as SVG, as PNG with three pixels for each module: for mail, which shows no SVG.
 */
export async function drawBarcodePng(
  symbology: Symbology,
  content: string,
): Promise<Result<Uint8Array, "not_encodable">> {
  if (!drawBarcode(symbology, content).ok) return err("not_encodable");
  return ok(await toBuffer({ ...encoderOptions(symbology, content), scale: 3 }));
}
