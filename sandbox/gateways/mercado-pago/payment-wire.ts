import { wireAmount } from "../amount.ts";
import { cashMethods } from "./methods.ts";
import { feeOf, refundedAmount, type Payment, type Refund } from "./payment.ts";
import type { Seller } from "./sellers.ts";
import { apiTime, apiTimeOrNull, dayMs } from "./timestamp.ts";

/** The body of `GET /v1/payments/{id}` and of a create: field names, order and null habits of the real one. */
export function paymentWire(
  payment: Payment,
  seller: Seller,
  voucherOrigin: string,
): Record<string, unknown> {
  const method = cashMethods[payment.method];
  const { details } = payment;
  const isPaid = payment.approvedAt !== null;
  return {
    id: payment.id,
    date_created: apiTime(payment.createdAt),
    date_approved: apiTimeOrNull(payment.approvedAt),
    date_last_updated: apiTime(payment.updatedAt),
    date_of_expiration: apiTimeOrNull(payment.expiresAt),
    money_release_date: payment.approvedAt === null ? null : apiTime(payment.approvedAt + 14 * dayMs),
    money_release_status: isPaid ? "pending" : null,
    operation_type: "regular_payment",
    issuer_id: null,
    payment_method_id: method.id,
    payment_type_id: method.paymentTypeId,
    payment_method: { id: method.id, type: method.paymentTypeId, issuer_id: null },
    status: payment.status,
    status_detail: payment.statusDetail,
    currency_id: method.currencyId,
    description: details.description,
    live_mode: true,
    sponsor_id: null,
    authorization_code: null,
    taxes_amount: 0,
    shipping_amount: 0,
    collector_id: seller.userId,
    payer: payerWire(payment),
    metadata: details.metadata,
    additional_info: details.additionalInfo,
    order: {},
    external_reference: details.externalReference,
    transaction_amount: wireAmount(payment.amount),
    transaction_amount_refunded: wireAmount(refundedAmount(payment)),
    coupon_amount: 0,
    differential_pricing_id: null,
    deduction_schema: null,
    installments: details.installments,
    transaction_details: transactionDetails(payment, voucherUrl(payment, voucherOrigin)),
    fee_details: isPaid
      ? [{ type: "mercadopago_fee", amount: wireAmount(feeOf(payment)), fee_payer: "collector" }]
      : [],
    charges_details: isPaid ? [chargeWire(payment, payment.approvedAt)] : [],
    captured: true,
    binary_mode: false,
    call_for_authorize_id: null,
    statement_descriptor: null,
    card: {},
    notification_url: details.notificationUrl,
    refunds: payment.refunds.map((refund) => refundWire(refund, payment, seller)),
    processing_mode: "aggregator",
    merchant_account_id: null,
    merchant_number: null,
    acquirer_reconciliation: [],
    point_of_interaction: { type: "UNSPECIFIED" },
  };
}

/** Search lists the same payments with text ids, and its index leaves out metadata. */
export function searchResultWire(payment: Payment, seller: Seller, voucherOrigin: string): object {
  const { metadata: _leftOut, ...rest } = paymentWire(payment, seller, voucherOrigin);
  return { ...rest, id: String(payment.id) };
}

export function refundWire(refund: Refund, payment: Payment, seller: Seller): object {
  return {
    id: refund.id,
    payment_id: payment.id,
    amount: wireAmount(refund.amount),
    metadata: {},
    source: { id: String(seller.userId), name: seller.name, type: "collector" },
    date_created: apiTime(refund.createdAt),
    unique_sequence_number: null,
    refund_mode: "standard",
    adjustment_amount: 0,
    status: "approved",
    reason: null,
    labels: [],
    partition_details: [],
    amount_refunded_to_payer: wireAmount(refund.amount),
  };
}

/** The hosted voucher page: the real path and query, on the sandbox's own origin. */
export function voucherUrl(payment: Payment, voucherOrigin: string): string {
  const { siteId, paymentTypeId } = cashMethods[payment.method];
  const path = `/${siteId.toLowerCase()}/payments/sandbox/${paymentTypeId}/helper`;
  const query = new URLSearchParams({
    payment_id: String(payment.id),
    payment_method_reference_id: payment.reference,
    caller_id: String(payment.sellerId),
    hash: payment.hash,
  });
  return `${voucherOrigin}${path}?${query.toString()}`;
}

function transactionDetails(payment: Payment, externalResourceUrl: string): object {
  const isPaid = payment.approvedAt !== null;
  const over = payment.paid > payment.amount ? payment.paid - payment.amount : 0n;
  return {
    payment_method_reference_id: payment.reference,
    verification_code: payment.verificationCode,
    net_received_amount: isPaid ? wireAmount(payment.paid - feeOf(payment)) : 0,
    // The amount stands here before anyone paid, too (devsite-docs samples of both methods).
    total_paid_amount: wireAmount(isPaid ? payment.paid : payment.amount),
    overpaid_amount: wireAmount(over),
    external_resource_url: externalResourceUrl,
    installment_amount: 0,
    financial_institution: cashMethods[payment.method].financialInstitution,
    payable_deferral_period: null,
    acquirer_reference: null,
  };
}

function payerWire(payment: Payment): object {
  const { email, firstName, lastName, identification } = payment.details.payer;
  return {
    type: null,
    id: null,
    entity_type: null,
    email,
    first_name: firstName,
    last_name: lastName,
    identification: { type: identification?.type ?? null, number: identification?.number ?? null },
    phone: { area_code: null, number: null, extension: null },
  };
}

function chargeWire(payment: Payment, approvedAt: number): object {
  return {
    id: `${payment.id}-001`,
    name: "mercadopago_fee",
    type: "fee",
    accounts: { from: "collector", to: "mp" },
    client_id: 0,
    date_created: apiTime(approvedAt),
    last_updated: apiTime(approvedAt),
    amounts: { original: wireAmount(feeOf(payment)), refunded: 0 },
    metadata: {},
    reserve_id: null,
    refund_charges: [],
  };
}
