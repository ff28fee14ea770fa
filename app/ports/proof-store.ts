import type { ProofMediaType } from "../domain/proof.ts";

/** What a merchant showed for money, opened. */
export interface ProofFile {
  readonly mediaType: ProofMediaType;
  readonly bytes: Uint8Array;
}

export interface ProofStore {
  /** Null: the shop's payment has no such proof, or that one has no file, or none any more. */
  findFile(shopId: string, paymentId: string, proofId: string): Promise<ProofFile | null>;
}
