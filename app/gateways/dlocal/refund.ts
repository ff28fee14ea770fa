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
import { findPayment } from "./find-payment.ts";
import { offers } from "./offers.ts";
import { meaningOfRefund, readRefund, withRefund } from "./refund-reading.ts";
import { writeAmount } from "./wire-amount.ts";
import { wireRefund, type WireRefund } from "./wire-payment.ts";

/**
 * Asks for a refund. dLocal writes to the buyer for a bank account and pays days later, so the answer is pending as
 * a rule. Our key is its `order_refund_id`, which is taken once (5011): that makes a repeat harmless. It does not
 * lead to the first one, whose id is then only heard of by its webhook.
 */
export async function refund(
  api: Api,
  access: GatewayAccess,
  request: RefundRequest,
): Promise<Result<RefundProgress, GatewayError>> {
  const body = writeRefund(request);
  if (!body.ok) return body;
  const answer = await api(access, {
    method: "POST",
    path: "/refunds",
    body: body.value,
    idempotencyKey: request.idempotencyKey,
  });
  if (!answer.ok) return err(request.isRepeat ? afterSilence(answer.error) : answer.error);
  const told = wireRefund.safeParse(answer.value);
  if (!told.success || told.data.payment_id !== request.gatewayPaymentId)
    return err(unreadable("refund", "writes"));
  const progress = await progressOf(api, access, told.data);
  // It was taken, whatever reading it again came to.
  return progress.ok ? progress : ok(pending(told.data));
}

export async function findRefund(
  api: Api,
  access: GatewayAccess,
  { gatewayPaymentId, refundId }: RefundLookup,
): Promise<Result<RefundProgress, GatewayError>> {
  const told = await readRefund(api, access, gatewayPaymentId, refundId);
  return told.ok ? progressOf(api, access, told.value) : told;
}

const certain: readonly GatewayError["kind"][] = ["unavailable", "rate_limited", "unknown_outcome"];

/** A refusal may be about the first call, which got through unheard: "too much", because all went back already. */
function afterSilence(error: GatewayError): GatewayError {
  if (certain.includes(error.kind)) return error;
  return { ...error, kind: "unknown_outcome", detail: `${error.detail}, after a call that was not answered` };
}

async function progressOf(
  api: Api,
  access: GatewayAccess,
  told: WireRefund,
): Promise<Result<RefundProgress, GatewayError>> {
  const { id: refundId, order_refund_id: orderRefundId, payment_id: gatewayPaymentId } = told;
  const reference = orderRefundId ?? null;
  switch (meaningOfRefund(told)) {
    case "pending":
      return ok(pending(told));
    case "rejected":
      return ok({ state: "rejected", refundId, reference });
    case "unknown":
      return err(unreadable("refund status", "reads"));
    case "done": {
      const payment = await findPayment(api, access, { gatewayPaymentId });
      const refunded = payment.ok ? withRefund(payment.value, told) : payment;
      return refunded.ok ? ok({ state: "done", refundId, reference, payment: refunded.value }) : refunded;
    }
  }
}

function pending({ id, order_refund_id: orderRefundId }: WireRefund): RefundProgress {
  return { state: "pending", refundId: id, reference: orderRefundId ?? null };
}

/** Amount and currency are always written: left out, they would mean "all that is left". */
function writeRefund(request: RefundRequest): Result<string, GatewayError> {
  const { amount, gatewayPaymentId, idempotencyKey, notificationUrl } = request;
  const offer = offers.find(({ currency }) => currency === amount.currency);
  if (!offer) return err({ kind: "amount_refused", detail: "dLocal: currency not offered, not sent" });
  const literal = writeAmount(amount, offer);
  if (!literal.ok) return err({ kind: "amount_refused", detail: `dLocal: ${literal.error}, not sent` });
  const rest = JSON.stringify({
    currency: amount.currency,
    payment_id: gatewayPaymentId,
    order_refund_id: idempotencyKey,
    notification_url: notificationUrl,
  });
  return ok(`{"amount":${literal.value},${rest.slice(1)}`);
}
