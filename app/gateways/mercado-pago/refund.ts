import { z } from "zod";
import { err, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, RefundRequest } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { findPayment } from "./find-payment.ts";
import { offers } from "./offers.ts";
import { jsonWithAmount, writeAmount } from "./wire-amount.ts";

const refundAnswer = z.object({ status: z.string().nullish() });

/**
 * Gives money back and answers with the payment as it stands afterwards, its refunds among the facts. The same
 * key again refunds nothing more: Mercado Pago answers it with 200 and an empty body (measured 2026-09-15), so
 * the payment is always read again.
 */
export async function refund(
  api: Api,
  access: GatewayAccess,
  request: RefundRequest,
): Promise<Result<GatewayPayment, GatewayError>> {
  const body = writeRefund(request);
  if (!body.ok) return body;
  const answer = await api(access, {
    method: "POST",
    path: `/v1/payments/${encodeURIComponent(request.gatewayPaymentId)}/refunds`,
    body: body.value,
    idempotencyKey: request.idempotencyKey,
  });
  if (!answer.ok) return answer;
  const told = refundAnswer.safeParse(answer.value.json);
  if (told.success && told.data.status === "rejected") {
    return err({ kind: "refused", detail: "Mercado Pago: the refund was rejected" });
  }
  const after = await findPayment(api, access, { gatewayPaymentId: request.gatewayPaymentId });
  if (after.ok) return after;
  return err({
    ...after.error,
    kind: "unknown_outcome",
    detail: `${after.error.detail}, reading after a refund`,
  });
}

/**
 * Where only full refunds exist (Peru) the body is `{}`, "all of it". Elsewhere the amount is always written,
 * so that a payment partly refunded by hand can never be refunded by another amount than the one asked.
 */
function writeRefund({ amount, isFull }: RefundRequest): Result<string, GatewayError> {
  const literal = writeAmount(amount);
  if (!literal.ok) return err({ kind: "amount_refused", detail: `Mercado Pago: ${literal.error}, not sent` });
  const offer = offers.find((one) => one.currency === amount.currency);
  if (offer?.refund !== "full_only") return { ok: true, value: jsonWithAmount("amount", literal.value) };
  if (isFull) return { ok: true, value: "{}" };
  return err({ kind: "refused", detail: "Mercado Pago refunds only in full in Peru, not sent" });
}
