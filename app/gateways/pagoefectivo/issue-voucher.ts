import { formatDecimal, sameMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, VoucherRequest } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { readKeys } from "./credentials.ts";
import { unreadable } from "./errors.ts";
import { offer } from "./offers.ts";
import { readIssued } from "./payment.ts";
import { writeTime } from "./wire-time.ts";

/**
 * Asks for a CIP. PagoEfectivo knows no idempotency key and does not say that a transactionCode is unique
 * (2026-11), so the same request again may make a SECOND CIP: after `unknown_outcome` never repeat it by machine.
 */
export async function issueVoucher(
  api: Api,
  access: GatewayAccess,
  request: VoucherRequest,
): Promise<Result<GatewayPayment, GatewayError>> {
  const problem = findProblem(access, request);
  if (problem) return err(problem);
  const answer = await api(access, {
    method: "POST",
    path: "/v1/cips",
    body: writeRequest(request),
    effect: "writes",
  });
  if (!answer.ok) return answer;
  const payment = readIssued(answer.value.data);
  if (!payment) return err(unreadable("CIP", "writes"));
  if (payment.externalReference !== request.externalReference || !sameMoney(payment.amount, request.amount)) {
    return err({
      kind: "conflict",
      detail: `PagoEfectivo: answered with another CIP, ${payment.gatewayPaymentId}`,
    });
  }
  return ok(payment);
}

/** What PagoEfectivo could not express or would make in the wrong place; nothing is sent then. */
function findProblem(access: GatewayAccess, request: VoucherRequest): GatewayError | null {
  const { method, country, amount, externalReference, payer, isTest } = request;
  const refuse = (kind: GatewayError["kind"], why: string) => ({
    kind,
    detail: `PagoEfectivo: ${why}, not sent`,
  });
  if (method !== offer.method || country !== offer.country)
    return refuse("method_unavailable", "not offered in this country");
  if (amount.currency !== offer.currency) return refuse("amount_refused", "only soles");
  if (amount.minor <= 0n) return refuse("amount_refused", "not positive");
  if (!/^[A-Za-z0-9_-]{1,36}$/.test(externalReference))
    return refuse("refused", "transactionCode takes 1 to 36 characters");
  if (payer.email.length > 100) return refuse("email_refused", "userEmail takes 100 characters");
  const keys = readKeys(access);
  if (!keys.ok) return keys.error;
  // Each environment would make the CIP, and only production's can be paid.
  return keys.value.isIntegration === isTest
    ? null
    : refuse("refused", "test payments and the integration environment belong together");
}

/**
 * userPhone and userCodeCountry stand as mandatory in the 2020 table, as optional in older papers, and clients
 * leave them out (2026-11). The shopper's number is not known here and one made up would be a stranger's, so they
 * are left out: if a service insists, the answer is a certain refusal that names the field.
 */
function writeRequest({ amount, externalReference, payer, expiresAt, description }: VoucherRequest): string {
  const rest = {
    currency: amount.currency,
    transactionCode: externalReference,
    dateExpiry: writeTime(expiresAt),
    paymentConcept: cut(description, 50),
    userEmail: payer.email,
    ...(payer.firstName ? { userName: cut(payer.firstName, 30) } : {}),
    ...(payer.lastName ? { userLastName: cut(payer.lastName, 30) } : {}),
    userCountry: "PERU",
  };
  return `{"amount":${formatDecimal(amount)},${JSON.stringify(rest).slice(1)}`;
}

/** Whole characters, so that no half of one is sent. */
function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("");
}
