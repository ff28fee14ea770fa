import type { GatewayError } from "../../ports/gateway.ts";

type Kind = GatewayError["kind"];

/**
 * `code` of an error body to what it means here and our own words for it (dLocal's documentation of errors,
 * 2026-09). dLocal's messages are never repeated: they may quote the payer. Codes that are not here are `refused`.
 */
const codes: Readonly<Record<string, readonly [Kind, string]>> = {
  "3001": ["credentials_refused", "invalid credentials"],
  // Right keys, wrong caller: the merchant must have this server's address put on dLocal's list.
  "3002": ["account_blocked", "this server's address is not on the account's list"],
  "3003": ["account_blocked", "the account may not use this call"],

  "4000": ["not_found", "payment not found"],
  "4001": ["not_found", "refund not found"],

  "5000": ["refused", "invalid request"],
  "5001": ["refused", "invalid parameter"],
  "5002": ["not_allowed_in_state", "the payment's state does not allow it"],
  "5003": ["method_unavailable", "country not supported"],
  "5004": ["amount_refused", "currency not allowed"],
  "5005": ["refused", "the payer is not authorized"],
  "5006": ["refused", "the payer's limit is exceeded"],
  "5007": ["amount_refused", "amount too high"],
  "5009": ["conflict", "order_id was used before"],
  // "Not available" and "request timeout" share the code: whether it was done is not said.
  "5010": ["unknown_outcome", "method not available or request timed out"],
  // The id of a refund is taken once: the first call with it went through.
  "5011": ["unknown_outcome", "order_refund_id was used before"],
  "5012": ["refused", "not enough money in the merchant's account"],
  "5013": ["not_allowed_in_state", "operation not supported"],
  "5014": ["refused", "the payer is blacklisted"],
  "5016": ["amount_refused", "amount too low"],
  "5017": ["refused", "X-Version not valid"],
  "5018": ["refused", "a chargeback is in place"],
  "5021": ["unavailable", "the acquirer could not process it"],
  "6000": ["rate_limited", "too many requests"],
};

/** What `param` of a 5001 was about; any other is `refused`. */
const params: Readonly<Record<string, readonly [Kind, string]>> = {
  amount: ["amount_refused", "amount not valid"],
  currency: ["amount_refused", "currency not valid"],
  payment_method_id: ["method_unavailable", "payment_method_id not valid"],
  "payer.document": ["document_refused", "payer.document not valid"],
  "payer.email": ["email_refused", "payer.email not valid"],
};

/** What a code, and its param, mean; undefined when we do not know the code. */
export function meaningOfCode(
  code: string,
  param: string | null | undefined,
): readonly [Kind, string] | undefined {
  if (code === "5001" && param && Object.hasOwn(params, param)) return params[param];
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}
