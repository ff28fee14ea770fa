import { isCurrency } from "../domain/currency.ts";
import type { Country, Method } from "../domain/method.ts";
import { money, type Money } from "../domain/money.ts";
import type { Mark, PaymentState } from "../domain/payment-state.ts";
import type { Barcode } from "../domain/voucher.ts";
import type { DoorId } from "../ports/platform.ts";
import type { Payment, Voucher, VoucherStatus } from "../ports/records.ts";

/** Columns as node-postgres gives them: bigint as text, timestamptz as Date. */
export interface PaymentRow {
  readonly id: string;
  readonly shop_id: string;
  readonly domain: string;
  readonly door: DoorId;
  readonly session_id: string;
  readonly session_gid: string;
  readonly group_id: string;
  readonly is_test: boolean;
  readonly amount_minor: string;
  readonly currency: string;
  readonly locale: string;
  readonly merchant_locale: string;
  readonly cancel_url: string;
  readonly token: string;
  readonly state: PaymentState;
  readonly marks: Mark[];
  readonly is_withdrawn: boolean;
  readonly created_at: Date;
}

export const paymentColumns = `payment.id, payment.shop_id, shop.domain, payment.door, payment.session_id, payment.session_gid,
  payment.group_id, payment.is_test, payment.amount_minor, payment.currency, payment.locale, payment.merchant_locale, payment.cancel_url,
  payment.token, payment.state, payment.marks, payment.withdrawn_at is not null as is_withdrawn, payment.created_at`;

export function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    shop: { id: row.shop_id, domain: row.domain },
    door: row.door,
    sessionId: row.session_id,
    sessionGid: row.session_gid,
    groupId: row.group_id,
    isTest: row.is_test,
    amount: toMoney(row.amount_minor, row.currency),
    locale: row.locale,
    merchantLocale: row.merchant_locale,
    cancelUrl: row.cancel_url,
    token: row.token,
    state: row.state,
    marks: row.marks,
    isWithdrawn: row.is_withdrawn,
    createdAt: row.created_at,
  };
}

export interface VoucherRow {
  readonly id: string;
  readonly shop_id: string;
  readonly payment_id: string;
  readonly gateway_account_id: string;
  readonly gateway: string;
  readonly attempt: number;
  readonly method: Method;
  readonly country: Country;
  readonly status: VoucherStatus;
  readonly outcome_unknown: boolean;
  readonly idempotency_key: string;
  readonly external_reference: string;
  readonly expires_at: Date;
  readonly gateway_payment_id: string | null;
  readonly reference: string | null;
  readonly agreement_code: string | null;
  readonly agreement_name: string | null;
  readonly barcode_symbology: Barcode["symbology"] | null;
  readonly barcode_content: string | null;
  readonly hosted_url: string | null;
  readonly refusal: string | null;
  readonly asked_at: Date;
}

export const voucherColumns = `voucher.id, voucher.shop_id, voucher.payment_id, voucher.gateway_account_id,
  gateway_account.gateway, voucher.attempt, voucher.method, voucher.country, voucher.status, voucher.outcome_unknown, voucher.idempotency_key,
  voucher.external_reference, voucher.expires_at, voucher.gateway_payment_id, voucher.reference, voucher.agreement_code,
  voucher.agreement_name, voucher.barcode_symbology, voucher.barcode_content, voucher.hosted_url, voucher.refusal, voucher.asked_at`;

export function toVoucher(row: VoucherRow): Voucher {
  const { barcode_symbology: symbology, barcode_content: content } = row;
  return {
    id: row.id,
    shopId: row.shop_id,
    paymentId: row.payment_id,
    accountId: row.gateway_account_id,
    gateway: row.gateway,
    attempt: row.attempt,
    method: row.method,
    country: row.country,
    status: row.status,
    isOutcomeUnknown: row.outcome_unknown,
    idempotencyKey: row.idempotency_key,
    externalReference: row.external_reference,
    gatewayPaymentId: row.gateway_payment_id,
    refusal: row.refusal,
    askedAt: row.asked_at,
    details: {
      reference: row.reference,
      agreementCode: row.agreement_code,
      agreementName: row.agreement_name,
      barcode: symbology !== null && content !== null ? { symbology, content } : null,
      hostedUrl: row.hosted_url,
      expiresAt: row.expires_at,
    },
  };
}

export function toMoney(minor: string, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency in the database: ${currency}`);
  return money(BigInt(minor), currency);
}
