import type { Country } from "../domain/method.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import { cashRefundColumns, readCashRefunds, toCashRefund, type CashRefundRow } from "./cash-refund-rows.ts";
import { firstRow, type Queryable } from "./database.ts";

export function createCashRefundStore(db: Queryable): CashRefundStore {
  return {
    async find(shopId, refundId) {
      const text = `select ${cashRefundColumns} from cash_refund where shop_id = $1 and id = $2`;
      const values = [shopId, refundId];
      const row = await firstRow<CashRefundRow>(db, { name: "cash-refund-find", text, values });
      return row ? toCashRefund(row) : null;
    },

    ofPayment: (shopId, paymentId) => readCashRefunds(db, shopId, paymentId),

    async findByTokenDigest(digest) {
      const text = `select ${cashRefundColumns}, voucher.country from cash_refund
        join voucher on voucher.payment_id = cash_refund.payment_id and voucher.attempt = cash_refund.attempt
        where cash_refund.token_digest = $1`;
      const row = await firstRow<CashRefundRow & { country: Country }>(db, {
        name: "cash-refund-by-digest",
        text,
        values: [digest],
      });
      return row ? { ...toCashRefund(row), country: row.country } : null;
    },

    async listOverdue(now, filledBefore, limit) {
      const text = `select ${cashRefundColumns} from cash_refund where (state = 'open' and link_expires_at <= $1)
        or (state = 'filled' and filled_at <= $2) order by link_expires_at limit $3`;
      const values = [now, filledBefore, limit];
      const { rows } = await db.query<CashRefundRow>({ name: "cash-refund-overdue", text, values });
      return rows.map(toCashRefund);
    },
  };
}
