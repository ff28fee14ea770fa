import type { IdentityDocument } from "../../domain/document.ts";
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
 * userPhone and userCodeCountry stand as mandatory in the 2020 table, as optional in older papers (2026-11). A number
 * that the shop knows is sent; one made up would be a stranger's, so without one both are left out: if a service
 * insists, the answer is a certain refusal that names the field.
 */
function writeRequest({ amount, externalReference, payer, expiresAt, description }: VoucherRequest): string {
  const rest = {
    currency: amount.currency,
    transactionCode: externalReference,
    dateExpiry: writeTime(expiresAt),
    paymentConcept: cut(description, 50),
    userEmail: payer.email,
    ...writePhone(payer.phone),
    ...(payer.document ? writeDocument(payer.document) : {}),
    ...(payer.firstName ? { userName: cut(payer.firstName, 30) } : {}),
    ...(payer.lastName ? { userLastName: cut(payer.lastName, 30) } : {}),
    userCountry: "PERU",
  };
  return `{"amount":${formatDecimal(amount)},${JSON.stringify(rest).slice(1)}`;
}

/** Peruvian numbers only: of others we could not tell where the country's code ends. */
function writePhone(phone: string | null): object {
  const digits = phone?.replace(/[^\d+]/g, "") ?? "";
  const national = /^(?:\+51|0051)?(\d{6,9})$/.exec(digits)?.[1];
  return national === undefined ? {} : { userCodeCountry: "+51", userPhone: national };
}

/** Their list knows DNI, passports and military cards; foreigners' cards and RUC go as NAN, "other". */
function writeDocument({ type, number }: IdentityDocument): object {
  if (number.length > 14) return {};
  return { userDocumentType: type === "DNI" ? "DNI" : "NAN", userDocumentNumber: number };
}

/** Whole characters, so that no half of one is sent. */
function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("");
}
