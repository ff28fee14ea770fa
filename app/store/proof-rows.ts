import type { SealedBox } from "../lib/sealed-box.ts";
import type { NewProof } from "../ports/by-hand.ts";
import type { Queryable } from "./database.ts";

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

/** What a proof's file is sealed to. */
export function proofFileSeal(shopId: string, proofId: string): string {
  return `shop:${shopId}:proof:${proofId}:file`;
}
