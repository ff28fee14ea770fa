import type { DeskRefund, MoneyBackStore, RefundUnderWay } from "../ports/money-back.ts";
import type { Queryable } from "./database.ts";
import { toMoney } from "./rows.ts";

interface AmountRow {
  readonly amountMinor: string;
  readonly currency: string;
}

export function createMoneyBackStore(db: Queryable): MoneyBackStore {
  return {
    async listRefunds(shopId) {
      const text = `select refund.id, payment.id as "paymentId", payment.session_id as "sessionId", refund.state,
          gateway_account.gateway, refund.gateway_payment_id as "gatewayPaymentId",
          refund.gateway_refund_id as "gatewayRefundId", refund.amount_minor as "amountMinor", refund.currency,
          refund.reason, refund.outcome_unknown as "isOutcomeUnknown", refund.last_error as "lastError",
          refund.created_at as "askedAt", refund.next_check_at as "nextCheckAt"
        from refund join payment on payment.id = refund.payment_id
          join gateway_account on gateway_account.id = refund.gateway_account_id
        where refund.shop_id = $1 and refund.state in ('asked', 'sent') order by refund.id`;
      const query = { name: "money-back-refunds", text, values: [shopId] };
      return (await db.query<Omit<RefundUnderWay, "amount"> & AmountRow>(query)).rows.map(withAmount);
    },

    async listDesk(shopId) {
      const text = `select cash_refund.id, payment.id as "paymentId", payment.session_id as "sessionId", cash_refund.state,
          cash_refund.amount_minor as "amountMinor", cash_refund.currency, cash_refund.opened_by as "openedBy",
          cash_refund.opened_at as "openedAt", cash_refund.link_expires_at as "linkExpiresAt"
        from cash_refund join payment on payment.id = cash_refund.payment_id
        where cash_refund.shop_id = $1 and cash_refund.state in ('open', 'filled') order by cash_refund.id`;
      const query = { name: "money-back-desk", text, values: [shopId] };
      return (await db.query<Omit<DeskRefund, "amount"> & AmountRow>(query)).rows.map(withAmount);
    },
  };
}

function withAmount<Row extends AmountRow>({ amountMinor, currency, ...row }: Row) {
  return { ...row, amount: toMoney(amountMinor, currency) };
}
