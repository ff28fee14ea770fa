import { mediaTypeOf } from "../domain/proof.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ProofFile, ProofStore } from "../ports/proof-store.ts";
import type { Transactions } from "../ports/store.ts";

export interface ReadProofDeps {
  readonly proofs: ProofStore;
  readonly transactions: Transactions;
}

/** Which proof of which payment, and who of the shop's staff looks. */
export interface ProofClick {
  readonly shopId: string;
  readonly paymentId: string;
  readonly proofId: string;
  readonly actor: string;
}

/** Opens the file of a proof for a merchant. Each look is written into the audit first: a receipt may name a person. */
export async function readProof(
  { proofs, transactions }: ReadProofDeps,
  { shopId, paymentId, proofId, actor }: ProofClick,
): Promise<Result<ProofFile, "unknown_proof">> {
  const file = await proofs.findFile(shopId, paymentId, proofId);
  if (!file) return err("unknown_proof");
  // It leaves as what it was checked to be when it came, or not at all.
  if (mediaTypeOf(file.bytes) !== file.mediaType) throw new Error("a proof's file is not of its stored type");
  await transactions.transaction((tx) =>
    tx.audit({
      shopId,
      paymentId,
      actor,
      verb: "read_proof",
      subject: `proof:${proofId}`,
      reason: null,
      before: null,
      after: null,
    }),
  );
  return ok(file);
}
