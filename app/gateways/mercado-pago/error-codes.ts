import type { GatewayError } from "../../ports/gateway.ts";

type Kind = GatewayError["kind"];

/**
 * `cause[].code` of /v1/payments to what it means here and our own words for it (devsite-docs, reference of
 * POST /v1/payments and its refunds, error-messages pages, 2026-09). Mercado Pago's texts are never repeated:
 * they may quote the payer. Codes that are not here are `refused`.
 */
const codes: Readonly<Record<string, readonly [Kind, string]>> = {
  "129": ["amount_refused", "the method does not take this amount"],
  "2017": ["amount_refused", "more than what is left to refund"],
  "2072": ["amount_refused", "transaction_amount not valid"],
  "4002": ["amount_refused", "transaction_amount missing"],
  "4003": ["amount_refused", "transaction_amount not a number"],
  "4037": ["amount_refused", "transaction_amount not valid"],

  "212": ["document_refused", "document type missing"],
  "214": ["document_refused", "document number missing"],
  "322": ["document_refused", "document type not valid"],
  "324": ["document_refused", "document number not valid"],
  "2067": ["document_refused", "identification number not valid"],

  "2060": ["email_refused", "the payer is the seller"],
  "4050": ["email_refused", "payer e-mail not valid"],
  "4051": ["email_refused", "payer e-mail too long"],
  "4390": ["email_refused", "payer e-mail not allowed"],

  "204": ["method_unavailable", "payment method not available now"],
  "2131": ["method_unavailable", "payment method not known to this account"],
  "3011": ["method_unavailable", "payment method not found"],

  "126": ["not_allowed_in_state", "the payment's state does not allow it"],
  "2018": ["not_allowed_in_state", "the payment's state does not allow it"],
  "2063": ["not_allowed_in_state", "the payment's state does not allow it"],
  "3005": ["not_allowed_in_state", "the payment's state does not allow it"],

  "160": ["account_blocked", "the seller may not operate"],
  "2000": ["not_found", "payment not found"],

  // A first request may have gone through: the payment must be looked up, not asked for again.
  "801": ["unknown_outcome", "the same request was posted a moment ago"],
  "2001": ["unknown_outcome", "the same request was posted a moment ago"],
  "2004": ["unknown_outcome", "their transaction service failed"],

  "23": ["refused", "date_of_expiration not valid"],
  "145": ["refused", "test and real users mixed"],
  "2022": ["refused", "too many refunds"],
  "2024": ["refused", "too old to refund"],
  "2025": ["refused", "this kind of payment cannot be refunded"],
  "2027": ["refused", "this method cannot be refunded"],
  "2030": ["refused", "not enough money in the seller's account"],
  "2031": ["refused", "not enough available money in the seller's account"],
  "2034": ["refused", "test and real users mixed"],
  "2084": ["refused", "the payment cannot be refunded"],
  "3024": ["refused", "partial refunds are not supported"],
  "4001": ["refused", "payment_method_id missing"],
  "4006": ["refused", "payer malformed"],
  "4020": ["refused", "notification_url not valid"],
  "4021": ["refused", "notification_url not valid"],
  "4292": ["refused", "X-Idempotency-Key missing"],
};

/** The first code of an answer that we know, in our words; undefined when we know none of them. */
export function meaningOfCodes(told: readonly string[]): readonly [Kind, string] | undefined {
  const known = told.find((code) => Object.hasOwn(codes, code));
  return known === undefined ? undefined : codes[known];
}
