import { sameMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, VoucherRequest } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { methodIds, offers } from "./offers.ts";
import { readPayment } from "./payment.ts";
import { jsonWithAmount, writeAmount } from "./wire-amount.ts";
import { writeTime } from "./wire-time.ts";

/**
 * Asks for a voucher. The same key again gives the first payment back. After `unknown_outcome` look up by the
 * external reference before another try; a voucher that is not the one asked for is a `conflict`.
 */
export async function issueVoucher(
  api: Api,
  access: GatewayAccess,
  request: VoucherRequest,
): Promise<Result<GatewayPayment, GatewayError>> {
  const body = writeRequest(request);
  if (!body.ok) return body;
  const answer = await api(access, {
    method: "POST",
    path: "/v1/payments",
    body: body.value,
    idempotencyKey: request.idempotencyKey,
  });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  const owned = json === null ? null : readPayment(json);
  if (!owned) return err(unreadable("payment", "writes", requestId));
  const { payment } = owned;
  if (payment.externalReference !== request.externalReference || !sameMoney(payment.amount, request.amount)) {
    const detail = `Mercado Pago: the key gave back another payment, ${payment.gatewayPaymentId}`;
    return err({ kind: "conflict", detail, ...(requestId === undefined ? {} : { requestId }) });
  }
  return ok(payment);
}

function writeRequest(request: VoucherRequest): Result<string, GatewayError> {
  const offer = offers.find((one) => one.method === request.method && one.country === request.country);
  if (!offer) return err({ kind: "method_unavailable", detail: "Mercado Pago: not offered in this country" });
  const amount = writeAmount(request.amount);
  if (!amount.ok || request.amount.currency !== offer.currency) {
    const why = amount.ok ? "currency_not_offered" : amount.error;
    return err({ kind: "amount_refused", detail: `Mercado Pago: ${why}, not sent` });
  }
  // Longer ones come back cut in reports, and then nothing matches.
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(request.externalReference)) {
    return err({ kind: "refused", detail: "Mercado Pago: external reference not allowed, not sent" });
  }
  return ok(
    jsonWithAmount("transaction_amount", amount.value, {
      payment_method_id: methodIds[request.method],
      description: request.description,
      external_reference: request.externalReference,
      date_of_expiration: writeTime(request.expiresAt),
      notification_url: webhooksOnly(request.notificationUrl),
      payer: writePayer(request),
    }),
  );
}

/** A test seller takes only test users' addresses, and a live one refuses them (devsite-docs, 2026-09). */
const testPayerEmail = "test@testuser.com";

function writePayer({ isTest, payer }: VoucherRequest): object {
  const { email, firstName, lastName, document } = payer;
  return {
    email: isTest ? testPayerEmail : email,
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastName ? { last_name: lastName } : {}),
    ...(document ? { identification: { type: document.type, number: document.number } } : {}),
  };
}

/** Without this mark the older IPN calls come too, which cannot be verified (devsite-docs, 2026-09). */
function webhooksOnly(notificationUrl: string): string {
  const url = new URL(notificationUrl);
  url.searchParams.set("source_news", "webhooks");
  return url.href;
}
