import type { RefundReason } from "../domain/refund.ts";
import type { Refund, RefundState, RefundTransaction } from "../ports/refund-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { readVoucherOfAttempt } from "./payment-store.ts";
import { toMoney } from "./rows.ts";

export interface RefundRow {
  readonly id: string;
  readonly shop_id: string;
  readonly payment_id: string;
  readonly gateway_account_id: string;
  readonly gateway: string;
  readonly attempt: number;
  readonly gateway_payment_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly is_full: boolean;
  readonly reason: RefundReason;
  readonly requested_by: string;
  readonly shop_request_id: string | null;
  readonly known_refund_ids: string[];
  readonly state: RefundState;
  readonly gateway_refund_id: string | null;
  readonly refusal: string | null;
  readonly outcome_unknown: boolean;
  readonly tries: number;
}

const refundColumns = `refund.id, refund.shop_id, refund.payment_id, refund.gateway_account_id, gateway_account.gateway,
  refund.attempt, refund.gateway_payment_id, refund.amount_minor, refund.currency, refund.is_full, refund.reason,
  refund.requested_by, refund.shop_request_id, refund.known_refund_ids, refund.state, refund.gateway_refund_id,
  refund.refusal, refund.outcome_unknown, refund.tries`;

export const fromRefund = `select ${refundColumns} from refund join gateway_account on gateway_account.id = refund.gateway_account_id`;

export function toRefund(row: RefundRow): Refund {
  return {
    id: row.id,
    shopId: row.shop_id,
    paymentId: row.payment_id,
    accountId: row.gateway_account_id,
    gateway: row.gateway,
    attempt: row.attempt,
    gatewayPaymentId: row.gateway_payment_id,
    amount: toMoney(row.amount_minor, row.currency),
    isFull: row.is_full,
    reason: row.reason,
    requestedBy: row.requested_by,
    shopRequestId: row.shop_request_id,
    knownRefundIds: row.known_refund_ids,
    state: row.state,
    gatewayRefundId: row.gateway_refund_id,
    refusal: row.refusal,
    isOutcomeUnknown: row.outcome_unknown,
    tries: row.tries,
  };
}

/** The part of a transaction that is about refunds through gateways. */
export function refundWrites(db: Queryable): RefundTransaction {
  return {
    async refundsOf(shopId, paymentId) {
      const text = `${fromRefund} where refund.shop_id = $1 and refund.payment_id = $2 order by refund.id`;
      const { rows } = await db.query<RefundRow>({ name: "refunds-of", text, values: [shopId, paymentId] });
      return rows.map(toRefund);
    },

    async addRefund(shopId, refund, nextCheckAt) {
      const text = `insert into refund (id, shop_id, payment_id, gateway_account_id, attempt, gateway_payment_id, amount_minor,
          currency, is_full, reason, requested_by, shop_request_id, known_refund_ids, next_check_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
      const { id, paymentId, accountId, attempt, gatewayPaymentId, amount, isFull, reason } = refund;
      const { requestedBy, shopRequestId, knownRefundIds } = refund;
      const money = [amount.minor, amount.currency, isFull];
      const about = [id, shopId, paymentId, accountId, attempt, gatewayPaymentId];
      const values = [...about, ...money, reason, requestedBy, shopRequestId, knownRefundIds, nextCheckAt];
      await db.query({ name: "refund-add", text, values });
    },

    async saveRefundSent(shopId, refundId, gatewayRefundId, nextCheckAt) {
      const text = `update refund set state = 'sent', gateway_refund_id = $3, next_check_at = $4, outcome_unknown = false,
          tries = case state when 'asked' then 0 else tries end, claimed_until = null, last_error = null
        where shop_id = $1 and id = $2 and state in ('asked', 'sent')`;
      const values = [shopId, refundId, gatewayRefundId, nextCheckAt];
      await db.query({ name: "refund-sent", text, values });
    },

    async endRefund(shopId, refundId, { state, gatewayRefundId, refusal }) {
      const text = `update refund set state = $3, gateway_refund_id = coalesce($4, gateway_refund_id), refusal = $5, ended_at = now(),
          next_check_at = null, outcome_unknown = false, claimed_until = null, last_error = null
        where shop_id = $1 and id = $2 and state in ('asked', 'sent')`;
      const values = [shopId, refundId, state, gatewayRefundId, refusal];
      return (await db.query({ name: "refund-end", text, values })).rowCount === 1;
    },

    async hurryRefund(shopId, refundId, now) {
      const text = `update refund set next_check_at = $3
        where shop_id = $1 and id = $2 and state in ('asked', 'sent') returning payment_id`;
      const query = { name: "refund-hurry", text, values: [shopId, refundId, now] };
      return (await firstRow<{ payment_id: string }>(db, query))?.payment_id ?? null;
    },

    voucherOfAttempt: (shopId, paymentId, attempt) => readVoucherOfAttempt(db, shopId, paymentId, attempt),
  };
}
