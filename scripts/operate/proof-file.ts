import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { proofLimits } from "../../app/domain/proof.ts";
import { exitCodes, OperateError, textOf, type Values } from "./verb.ts";

/** The receipt of `--file`, as it will be sealed; null when none is given. */
export function readProofFile(values: Values): { readonly name: string; readonly bytes: Uint8Array } | null {
  const path = textOf(values, "file");
  if (path === null) return null;
  try {
    return { name: basename(path).slice(0, proofLimits.fileNameLength), bytes: readFileSync(path) };
  } catch {
    throw new OperateError(`The file ${path} cannot be read.`, exitCodes.usage);
  }
}
