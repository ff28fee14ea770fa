import type { CashRefundState } from "../domain/cash-refund.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { CashRefund, CashRefundTransaction } from "../ports/cash-refund-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { toMoney } from "./rows.ts";
import { openBankAccount, sealBankAccount } from "./sealed-people.ts";

export interface CashRefundRow {
  readonly id: string;
  readonly shop_id: string;
  readonly payment_id: string;
  readonly attempt: number;
  readonly gateway_payment_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly state: CashRefundState;
  readonly link_expires_at: Date;
  readonly opened_by: string;
  readonly filled_at: Date | null;
}

/** Never the bank account: it is opened by its own function only. */
export const cashRefundColumns = `cash_refund.id, cash_refund.shop_id, cash_refund.payment_id, cash_refund.attempt,
  cash_refund.gateway_payment_id, cash_refund.amount_minor, cash_refund.currency, cash_refund.state,
  cash_refund.link_expires_at, cash_refund.opened_by, cash_refund.filled_at`;

export function toCashRefund(row: CashRefundRow): CashRefund {
  return {
    id: row.id,
    shopId: row.shop_id,
    paymentId: row.payment_id,
    attempt: row.attempt,
    gatewayPaymentId: row.gateway_payment_id,
    amount: toMoney(row.amount_minor, row.currency),
    state: row.state,
    linkExpiresAt: row.link_expires_at,
    openedBy: row.opened_by,
    filledAt: row.filled_at,
  };
}

/** All of a payment, the oldest first. */
export async function readCashRefunds(
  db: Queryable,
  shopId: string,
  paymentId: string,
): Promise<readonly CashRefund[]> {
  const text = `select ${cashRefundColumns} from cash_refund where shop_id = $1 and payment_id = $2 order by opened_at, id`;
  const values = [shopId, paymentId];
  const { rows } = await db.query<CashRefundRow>({ name: "cash-refunds-of", text, values });
  return rows.map(toCashRefund);
}

/** The part of a transaction that is about money given back by hand. */
export function cashRefundWrites(db: Queryable, box: SealedBox): CashRefundTransaction {
  return {
    cashRefundsOf: (shopId, paymentId) => readCashRefunds(db, shopId, paymentId),

    async addCashRefund(shopId, refund) {
      const text = `insert into cash_refund (id, shop_id, payment_id, attempt, gateway_payment_id, amount_minor, currency,
          token_digest, link_expires_at, opened_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
      const { id, paymentId, attempt, gatewayPaymentId, amount } = refund;
      const about = [id, shopId, paymentId, attempt, gatewayPaymentId, amount.minor, amount.currency];
      const values = [...about, refund.tokenDigest, refund.linkExpiresAt, refund.openedBy];
      await db.query({ name: "cash-refund-add", text, values });
    },

    async fillCashRefund(shopId, refundId, account, now) {
      const text = `update cash_refund set state = 'filled', bank_account = $3, filled_at = $4
        where shop_id = $1 and id = $2 and state = 'open' and link_expires_at > $4`;
      const values = [shopId, refundId, sealBankAccount(box, shopId, refundId, account), now];
      return (await db.query({ name: "cash-refund-fill", text, values })).rowCount === 1;
    },

    async bankAccountOf(shopId, refundId) {
      const text = `select bank_account from cash_refund where shop_id = $1 and id = $2`;
      const values = [shopId, refundId];
      const row = await firstRow<{ bank_account: string | null }>(db, {
        name: "cash-refund-account",
        text,
        values,
      });
      const sealed = row?.bank_account ?? null;
      return sealed === null ? null : openBankAccount(box, shopId, refundId, sealed);
    },

    async endCashRefund(shopId, refundId, state) {
      const text = `update cash_refund set state = $3, bank_account = null, ended_at = now()
        where shop_id = $1 and id = $2 and state in ('open', 'filled')`;
      const values = [shopId, refundId, state];
      return (await db.query({ name: "cash-refund-end", text, values })).rowCount === 1;
    },
  };
}
