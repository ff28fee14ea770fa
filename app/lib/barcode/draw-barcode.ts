import { createHash } from "node:crypto";
import { err, ok, type Result } from "../result.ts";
import { decodeSymbol } from "./decode-symbol.ts";
import { encodeSymbol } from "./encode-symbol.ts";
import type { Symbol, Symbology } from "./symbol.ts";

/** A drawn code that reads as what was asked for. */
export interface DrawnBarcode extends Symbol {
  /** Unique within a page, to reuse the drawing. */
  readonly id: string;
}

/** `not_encodable`: the symbology cannot hold it. `read_differently`: what was drawn does not read as the content. */
export type BarcodeRefusal = "not_encodable" | "read_differently";

const longestContent = 300;
const longestMemory = 500;

/** A page is looked at again and again, and drawing is the same each time. The oldest is forgotten first. */
const drawnBefore = new Map<string, Result<DrawnBarcode, BarcodeRefusal>>();

/**
 * Draws exactly `content`, and reads the drawing again by code of another origin before giving it out: a wrong barcode
 * is worse than none.
 */
export async function drawBarcode(
  symbology: Symbology,
  content: string,
): Promise<Result<DrawnBarcode, BarcodeRefusal>> {
  const key = `${symbology} ${content}`;
  const known = drawnBefore.get(key);
  if (known) return known;
  const drawn = await drawAndRead(symbology, content);
  const [oldest] = drawnBefore.keys();
  if (drawnBefore.size >= longestMemory && oldest !== undefined) drawnBefore.delete(oldest);
  drawnBefore.set(key, drawn);
  return drawn;
}

async function drawAndRead(
  symbology: Symbology,
  content: string,
): Promise<Result<DrawnBarcode, BarcodeRefusal>> {
  if (!isHeld(symbology, content)) return err("not_encodable");
  const symbol = encodeSymbol(symbology, content);
  if (!symbol) return err("not_encodable");
  if ((await decodeSymbol(symbol)) !== content) return err("read_differently");
  const id = `b${createHash("sha256").update(symbology).update(content).digest("hex").slice(0, 8)}`;
  return ok({ ...symbol, id });
}

function isHeld(symbology: Symbology, content: string): boolean {
  if (content === "" || content.length > longestContent) return false;
  // Outside printable ASCII the encoder switches code pages on its own, which a cashier's reader may not follow.
  if (!/^[ -~]+$/.test(content)) return false;
  // Interleaved 2 of 5 holds pairs of digits; the encoder would add a zero in front of an odd number.
  return symbology !== "itf" || /^(\d\d)+$/.test(content);
}
