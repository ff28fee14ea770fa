import { sameMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type {
  GatewayAccess,
  GatewayError,
  RefundLookup,
  RefundProgress,
  RefundRequest,
} from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { offers } from "./offers.ts";
import { listRefunds, readRefund, readRefundAnswer, refundProgress } from "./refund-reading.ts";
import { jsonWithAmount, readAmount, writeAmount } from "./wire-amount.ts";

/**
 * Gives money back. The same key again refunds nothing more: Mercado Pago answers it with 200 and an empty body
 * (measured 2026-09-15). How long it remembers a key is not told, so after a silence the list of refunds is looked
 * through before anything is sent again.
 */
export async function refund(
  api: Api,
  access: GatewayAccess,
  request: RefundRequest,
): Promise<Result<RefundProgress, GatewayError>> {
  const body = writeRefund(request);
  if (!body.ok) return body;
  if (request.isRepeat) {
    const earlier = await findUnheard(api, access, request);
    if (earlier.ok || earlier.error.kind !== "not_found") return earlier;
  }
  const answer = await api(access, {
    method: "POST",
    path: `/v1/payments/${encodeURIComponent(request.gatewayPaymentId)}/refunds`,
    body: body.value,
    idempotencyKey: request.idempotencyKey,
  });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  if (json === null) {
    const first = await findUnheard(api, access, request);
    return first.ok ? first : err(silent(first.error));
  }
  const told = readRefundAnswer(json);
  if (!told) return err(unreadable("refund", "writes", requestId));
  if (told.status === "rejected") {
    return err({ kind: "refused", detail: "Mercado Pago: the refund was rejected" });
  }
  const progress = await refundProgress(api, access, request.gatewayPaymentId, told);
  // It was taken, whatever reading the payment again came to.
  return progress.ok ? progress : ok({ state: "pending", refundId: told.id, reference: null });
}

export async function findRefund(
  api: Api,
  access: GatewayAccess,
  { gatewayPaymentId, refundId }: RefundLookup,
): Promise<Result<RefundProgress, GatewayError>> {
  const told = await readRefund(api, access, gatewayPaymentId, refundId);
  return told.ok ? refundProgress(api, access, gatewayPaymentId, told.value) : told;
}

/** The refund whose answer was lost: of the same amount, and none of those that were known before. */
async function findUnheard(
  api: Api,
  access: GatewayAccess,
  { gatewayPaymentId, amount, knownRefundIds }: RefundRequest,
): Promise<Result<RefundProgress, GatewayError>> {
  const list = await listRefunds(api, access, gatewayPaymentId);
  if (!list.ok) return err(silent(list.error));
  const own = list.value.find((each) => {
    const told = readAmount(each.amount, amount.currency);
    const isNew = !knownRefundIds.includes(each.id) && each.status !== "rejected";
    return isNew && told !== null && sameMoney(told, amount);
  });
  if (!own) return err({ kind: "not_found", detail: "Mercado Pago: no such refund" });
  const progress = await refundProgress(api, access, gatewayPaymentId, own);
  return progress.ok ? progress : ok({ state: "pending", refundId: own.id, reference: null });
}

/** Whatever kept us from looking, the earlier call stays unheard. */
function silent(error: GatewayError): GatewayError {
  return { ...error, kind: "unknown_outcome", detail: `${error.detail}, looking for an unheard refund` };
}

/**
 * Where only full refunds exist (Peru) the body is `{}`, "all of it". Elsewhere the amount is always written,
 * so that a payment partly refunded by hand can never be refunded by another amount than the one asked.
 */
function writeRefund({ amount, isFull }: RefundRequest): Result<string, GatewayError> {
  const literal = writeAmount(amount);
  if (!literal.ok) return err({ kind: "amount_refused", detail: `Mercado Pago: ${literal.error}, not sent` });
  const offer = offers.find((one) => one.currency === amount.currency);
  if (offer?.refund.ability !== "full_only") return ok(jsonWithAmount("amount", literal.value));
  if (isFull) return ok("{}");
  return err({ kind: "refused", detail: "Mercado Pago refunds only in full in Peru, not sent" });
}
