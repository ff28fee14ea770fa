/** What a proof of money may hold, in one place. */
export const proofLimits = {
  /** A photo of a receipt, not an archive. */
  fileBytes: 2 * 1024 * 1024,
  referenceLength: 100,
  noteLength: 1000,
  fileNameLength: 120,
} as const;

export type ProofMediaType = "application/pdf" | "image/png" | "image/jpeg";

const beginnings: Readonly<Record<ProofMediaType, readonly number[]>> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/jpeg": [0xff, 0xd8, 0xff],
};

/** What a file is by its first bytes, whatever its name says; null for all that is no proof. */
export function mediaTypeOf(bytes: Uint8Array): ProofMediaType | null {
  const found = (Object.entries(beginnings) as [ProofMediaType, readonly number[]][]).find(([, beginning]) =>
    beginning.every((byte, at) => bytes[at] === byte),
  );
  return found?.[0] ?? null;
}

const suffixes: Readonly<Record<ProofMediaType, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
};

/** The name a proof's file is handed out under: made here, since the one it came with may be anything. */
export function proofFileName(proofId: string, mediaType: ProofMediaType): string {
  return `proof-${proofId.slice(-12)}.${suffixes[mediaType]}`;
}

export type ProofError =
  | "reference_missing"
  | "reference_too_long"
  | "note_or_file_missing"
  | "note_too_long"
  | "file_too_large"
  | "file_not_a_proof";

export interface ProofText {
  readonly reference: string;
  readonly note: string | null;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Null when it proves something: a reference, and a note or a file that is a picture or a PDF. */
export function proofProblem({ reference, note, file }: ProofText): ProofError | null {
  if (reference === "") return "reference_missing";
  if (reference.length > proofLimits.referenceLength) return "reference_too_long";
  if (note === null && file === null) return "note_or_file_missing";
  if (note !== null && note.length > proofLimits.noteLength) return "note_too_long";
  if (file === null) return null;
  if (file.bytes.length > proofLimits.fileBytes) return "file_too_large";
  return mediaTypeOf(file.bytes) === null ? "file_not_a_proof" : null;
}
