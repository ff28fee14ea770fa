import type { ExpiryStore } from "../ports/expiry.ts";
import type { Queryable } from "./database.ts";
import { toVoucher, voucherColumns, type VoucherRow } from "./rows.ts";

const fromVoucher = `select ${voucherColumns} from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id`;

export function createExpiryStore(db: Queryable): ExpiryStore {
  return {
    async listPastDeadline({ from, to }, after, limit) {
      const text = `${fromVoucher} where voucher.status = 'issued' and voucher.expires_at < $2
        and (voucher.expires_at, voucher.id) > ($1, $3) order by voucher.expires_at, voucher.id limit $4`;
      const values = [after?.details.expiresAt ?? from, to, after?.id ?? firstId, limit];
      const { rows } = await db.query<VoucherRow>({ name: "voucher-past-deadline", text, values });
      return rows.map(toVoucher);
    },
  };
}

/** Before every id there is. */
const firstId = "00000000-0000-0000-0000-000000000000";
