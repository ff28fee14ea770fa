import type { SealedBox } from "../lib/sealed-box.ts";
import type { NewProof } from "../ports/by-hand.ts";
import type { Queryable } from "./database.ts";
import { openOrThrow } from "./sealed-people.ts";

/**
 * Part of a statement that forgets who paid, after its `paid`: a receipt may name the payer. What was proved, by whom
 * and when stays for the books.
 */
export const eraseProofFiles = `proof_files as (update proof set file = null, file_name = null from paid
  where proof.payment_id = paid.id and proof.file is not null)`;

/** Only ever added. The file is sealed for this row: a receipt may name a person. */
export async function insertProof(db: Queryable, box: SealedBox, proof: NewProof): Promise<void> {
  const text = `insert into proof (id, shop_id, payment_id, purpose, amount_minor, currency, reference, note,
      file_name, media_type, file, added_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
  const { id, shopId, paymentId, purpose, amount, reference, note, file, addedBy } = proof;
  const sealed = file
    ? box.seal(Buffer.from(file.bytes).toString("base64"), proofFileSeal(shopId, id))
    : null;
  const written = [file?.name ?? null, file?.mediaType ?? null, sealed];
  const values = [
    id,
    shopId,
    paymentId,
    purpose,
    amount.minor,
    amount.currency,
    reference,
    note,
    ...written,
    addedBy,
  ];
  await db.query({ name: "proof-add", text, values });
}

/** The bytes that were sealed for this row. */
export function openProofFile(box: SealedBox, shopId: string, proofId: string, sealed: string): Buffer {
  return Buffer.from(openOrThrow(box, sealed, proofFileSeal(shopId, proofId)), "base64");
}

/** What a proof's file is sealed to. */
export function proofFileSeal(shopId: string, proofId: string): string {
  return `shop:${shopId}:proof:${proofId}:file`;
}
