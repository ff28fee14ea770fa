import { describe, expect, test } from "vitest";
import {
  mediaTypeOf,
  proofFileName,
  proofLimits,
  proofProblem,
  type ProofText,
} from "../../app/domain/proof.ts";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];
const pdf = Array.from(Buffer.from("%PDF-"));
const bytesOf = (beginning: readonly number[], length = 20): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(beginning);
  return bytes;
};
const fileOf = (beginning: readonly number[], length?: number) => ({
  ...{ name: "receipt", bytes: bytesOf(beginning, length) },
});

describe("a file is told by its first bytes", () => {
  test.each([
    ["application/pdf", pdf],
    ["image/png", png],
    ["image/jpeg", jpeg],
  ] as const)("as %s, and not with any one of them changed or the last missing", (type, beginning) => {
    expect(mediaTypeOf(bytesOf(beginning))).toBe(type);
    expect(mediaTypeOf(Uint8Array.from(beginning))).toBe(type);
    expect(mediaTypeOf(Uint8Array.from(beginning.slice(0, -1)))).toBeNull();
    for (const [at, byte] of beginning.entries())
      expect(mediaTypeOf(bytesOf(beginning.with(at, byte ^ 1))), `byte ${at}`).toBeNull();
  });

  test.each(["", "<svg onload=alert(1)>", "<html>", "PK\u0003\u0004", "GIF89a", " %PDF-"])(
    "as no proof when it begins with %j",
    (beginning) => {
      expect(mediaTypeOf(Buffer.from(beginning))).toBeNull();
    },
  );
});

describe("a proof", () => {
  const sound: ProofText = { reference: "R-1", note: "the bank's transfer", file: null };
  const { referenceLength, noteLength, fileBytes } = proofLimits;

  test.each<[what: string, changes: Partial<ProofText>, problem: ReturnType<typeof proofProblem>]>([
    ["with reference and note", {}, null],
    ["with a file in place of the note", { note: null, file: fileOf(png) }, null],
    ["with both", { file: fileOf(pdf) }, null],
    ["without reference", { reference: "" }, "reference_missing"],
    ["with the longest reference", { reference: "r".repeat(referenceLength) }, null],
    ["with a longer one", { reference: "r".repeat(referenceLength + 1) }, "reference_too_long"],
    ["with neither note nor file", { note: null }, "note_or_file_missing"],
    ["with the longest note", { note: "n".repeat(noteLength) }, null],
    ["with a longer note", { note: "n".repeat(noteLength + 1) }, "note_too_long"],
    ["with the largest file", { file: fileOf(jpeg, fileBytes) }, null],
    ["with a larger file", { file: fileOf(jpeg, fileBytes + 1) }, "file_too_large"],
    ["with a file that is no picture", { file: fileOf([0x3c]) }, "file_not_a_proof"],
  ])("%s", (_, changes, problem) => {
    expect(proofProblem({ ...sound, ...changes })).toBe(problem);
  });

  test("holds a photo of a receipt, not an archive: two megabytes", () => {
    expect(fileBytes).toBe(2_097_152);
  });
});

test.each([
  ["application/pdf", "proof-00000000dead.pdf"],
  ["image/png", "proof-00000000dead.png"],
  ["image/jpeg", "proof-00000000dead.jpg"],
] as const)(
  "a file that is %s is handed out under a name of our own, never the one it came with",
  (type, name) => {
    expect(proofFileName("0199fdeb-7f1d-7000-8000-00000000dead", type)).toBe(name);
  },
);
