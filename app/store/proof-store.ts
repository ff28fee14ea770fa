import type { ProofMediaType } from "../domain/proof.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { ProofStore } from "../ports/proof-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { openProofFile } from "./proof-rows.ts";

export function createProofStore(db: Queryable, box: SealedBox): ProofStore {
  return {
    async findFile(shopId, paymentId, proofId) {
      const text = `select media_type, file from proof
        where shop_id = $1 and payment_id = $2 and id = $3 and file is not null`;
      const values = [shopId, paymentId, proofId];
      const query = { name: "proof-file", text, values };
      const row = await firstRow<{ media_type: ProofMediaType; file: string }>(db, query);
      if (!row) return null;
      return { mediaType: row.media_type, bytes: openProofFile(box, shopId, proofId, row.file) };
    },
  };
}
