import { decodeCode128 } from "./decode-code128.ts";
import { decodeItf } from "./decode-itf.ts";
import { decodeQr } from "./decode-qr.ts";
import { readRuns } from "./read-bars.ts";
import { toModules, type Symbol } from "./symbol.ts";

/** Reads a drawn code as a scanner would, from its rectangles; null when it cannot be read. */
export async function decodeSymbol(symbol: Symbol): Promise<string | null> {
  const modules = toModules(symbol);
  if (!modules) return null;
  if (symbol.symbology === "qr") return decodeQr(symbol, modules);
  const row = modules.subarray(0, symbol.width);
  for (let y = 1; y < symbol.height; y += 1) {
    const other = modules.subarray(y * symbol.width, (y + 1) * symbol.width);
    // A scanner may cross the bars at any height.
    if (other.some((module, x) => module !== row[x])) return null;
  }
  const runs = readRuns(row);
  if (!runs) return null;
  return symbol.symbology === "itf" ? decodeItf(runs) : decodeCode128(runs);
}
