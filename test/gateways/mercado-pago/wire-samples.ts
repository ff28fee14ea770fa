/** Answers as Mercado Pago documents them (devsite-docs and mercadopago/openapi 1.0.0, 2026-09), data invented. */

export const efectyPayment = {
  id: 5466310457,
  date_created: "2026-05-27T10:04:58.396-04:00",
  date_approved: null,
  date_last_updated: "2026-05-27T10:04:58.396-04:00",
  date_of_expiration: "2026-05-30T23:59:59.000-04:00",
  money_release_date: null,
  operation_type: "regular_payment",
  payment_method_id: "efecty",
  payment_type_id: "ticket",
  status: "pending",
  status_detail: "pending_waiting_payment",
  currency_id: "COP",
  description: "Order 1001",
  live_mode: true,
  collector_id: 300000001,
  payer: { email: "shopper@example.com", identification: { type: "CC", number: "19119119" } },
  metadata: {},
  order: {},
  external_reference: "pay_0001-1",
  transaction_amount: 5000,
  transaction_amount_refunded: 0,
  coupon_amount: 0,
  transaction_details: {
    payment_method_reference_id: "24308386",
    verification_code: "24308386",
    net_received_amount: 0,
    total_paid_amount: 5000,
    overpaid_amount: 0,
    external_resource_url:
      "https://www.mercadopago.com/mco/payments/sandbox/ticket/helper?payment_id=5466310457",
    installment_amount: 0,
    financial_institution: "",
    acquirer_reference: null,
  },
  fee_details: [],
  refunds: [],
};

export const pagoefectivoPayment = {
  ...efectyPayment,
  id: 5466310481,
  payment_method_id: "pagoefectivo_atm",
  payment_type_id: "atm",
  currency_id: "PEN",
  external_reference: "pay_0002-1",
  transaction_amount: 25.5,
  transaction_details: {
    ...efectyPayment.transaction_details,
    payment_method_reference_id: "123457986",
    verification_code: "24308767",
    total_paid_amount: 25.5,
    financial_institution: "PagoEfectivo",
  },
};

export const approved = {
  status: "approved",
  status_detail: "accredited",
  date_approved: "2026-05-28T09:00:00.000-04:00",
};

/** A refund as listed in a payment and as answered by its creation. */
export function refundOf(id: number, amount: number, status: string | null = "approved") {
  return { id, payment_id: 5466310457, amount, status, date_created: "2026-06-01T09:00:00.000-04:00" };
}

export function errorBody(
  status: number,
  error: string | null,
  codes: readonly (number | string)[],
  message = "",
) {
  const cause = codes.map((code) => ({ code, description: message, data: "01-06-2026T09:00:00UTC;0000" }));
  return { message, error, status, cause };
}
