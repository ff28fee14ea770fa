import type {
  CaseDeskRefund,
  CaseNumber,
  CaseRefund,
  CaseRequest,
  EndedException,
} from "../domain/payment-case.ts";
import type { PaymentCaseStore } from "../ports/payment-case.ts";
import type { Queryable } from "./database.ts";
import { readDeadOf } from "./dead-work-store.ts";
import { toMoney } from "./rows.ts";

interface AmountRow {
  readonly amountMinor: string;
  readonly currency: string;
}

interface NoAmountRow {
  readonly amountMinor: string | null;
  readonly currency: string | null;
}

const numbers = `select voucher.id as "voucherId", gateway_account.mode, voucher.routed_because as "routedBecause",
    voucher.issued_at as "issuedAt", voucher.next_poll_at as "nextPollAt"
  from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
  where voucher.shop_id = $1 and voucher.payment_id = $2 order by voucher.attempt`;

const refunds = `select refund.id, gateway_account.gateway, refund.gateway_refund_id as "gatewayRefundId",
    refund.amount_minor as "amountMinor", refund.currency, refund.reason, refund.requested_by as "requestedBy",
    refund.state, refund.refusal, refund.outcome_unknown as "isOutcomeUnknown", refund.created_at as "askedAt",
    refund.next_check_at as "nextCheckAt", refund.ended_at as "endedAt"
  from refund join gateway_account on gateway_account.id = refund.gateway_account_id
  where refund.shop_id = $1 and refund.payment_id = $2 order by refund.id`;

const desk = `select id, amount_minor as "amountMinor", currency, state, opened_by as "openedBy",
    opened_at as "openedAt", link_expires_at as "linkExpiresAt", filled_at as "filledAt", ended_at as "endedAt"
  from cash_refund where shop_id = $1 and payment_id = $2 order by id`;

const requests = `select kind, amount_minor as "amountMinor", currency, created_at as "askedAt"
  from shop_request where shop_id = $1 and payment_id = $2 order by created_at, id`;

const order = `select shop_order.name from payment join shop_order on shop_order.shop_id = payment.shop_id
    and payment.session_gid = 'gid://shopify/Order/' || shop_order.order_id
  where payment.shop_id = $1 and payment.id = $2`;

const ended = `select kind, opened_at as "openedAt", resolved_at as "resolvedAt", resolution,
    resolved_by as "resolvedBy", note
  from exception where shop_id = $1 and payment_id = $2 and resolved_at is not null order by resolved_at, id`;

export function createPaymentCaseStore(db: Queryable): PaymentCaseStore {
  return {
    async read(shopId, paymentId) {
      const rowsOf = async <Row extends object>(name: string, text: string): Promise<readonly Row[]> =>
        (await db.query<Row>({ name, text, values: [shopId, paymentId] })).rows;
      const [numberRows, refundRows, deskRows, requestRows, endedExceptions, dead, orders] =
        await Promise.all([
          rowsOf<CaseNumber>("case-numbers", numbers),
          rowsOf<Omit<CaseRefund, "amount"> & AmountRow>("case-refunds", refunds),
          rowsOf<Omit<CaseDeskRefund, "amount"> & AmountRow>("case-desk", desk),
          rowsOf<Omit<CaseRequest, "amount"> & NoAmountRow>("case-requests", requests),
          rowsOf<EndedException>("case-exceptions", ended),
          readDeadOf(db, shopId, paymentId),
          rowsOf<{ readonly name: string | null }>("case-order", order),
        ]);
      return {
        orderName: orders[0]?.name ?? null,
        numbers: numberRows,
        refunds: refundRows.map(withAmount),
        desk: deskRows.map(withAmount),
        requests: requestRows.map(({ amountMinor, currency, ...row }) => ({
          ...row,
          amount: amountMinor !== null && currency !== null ? toMoney(amountMinor, currency) : null,
        })),
        endedExceptions,
        dead: dead.map(({ kind, id, diedAt }) => ({ kind, id, diedAt })),
      };
    },
  };
}

function withAmount<Row extends AmountRow>({ amountMinor, currency, ...row }: Row) {
  return { ...row, amount: toMoney(amountMinor, currency) };
}
