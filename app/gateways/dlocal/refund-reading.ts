import { isCurrency } from "../../domain/currency.ts";
import { gatewayEventKey } from "../../domain/fact.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type {
  GatewayAccess,
  GatewayError,
  GatewayFact,
  GatewayPayment,
  StatusReading,
} from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { readAmount } from "./wire-amount.ts";
import { wireId, wireRefund, type WireRefund } from "./wire-payment.ts";
import { readTime } from "./wire-time.ts";

/** Refund status codes (docs.dlocal.com/reference/refund-status-codes, 2026-09); reports add Waiting Details. */
const unpaid: readonly string[] = ["PENDING", "REJECTED", "CANCELLED"];

/** The payment with what one of its refunds came to: a fact only once dLocal says that the money went back. */
export async function addRefund(
  api: Api,
  access: GatewayAccess,
  payment: GatewayPayment,
  refundId: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  const malformed = err(unreadable("refund", "reads"));
  if (!wireId.safeParse(refundId).success) return malformed;
  const answer = await api(access, { method: "GET", path: `/refunds/${refundId}` });
  if (!answer.ok) return answer;
  const refund = wireRefund.safeParse(answer.value);
  if (!refund.success || refund.data.payment_id !== payment.gatewayPaymentId) return malformed;
  if (unpaid.includes(refund.data.status)) return ok(payment);
  const reading = withRefund(payment.reading, refund.data);
  return reading ? ok({ ...payment, reading }) : malformed;
}

function withRefund(reading: StatusReading, refund: WireRefund): StatusReading | null {
  if (refund.status !== "SUCCESS") {
    return { meaning: "unknown", words: `refund ${refund.status}`.slice(0, 100) };
  }
  const amount = isCurrency(refund.currency) ? readAmount(refund.amount, refund.currency) : null;
  if (!amount || reading.meaning !== "told") return null;
  const fact: GatewayFact = {
    kind: "refunded",
    key: gatewayEventKey("dlocal", refund.payment_id, "refunded", refund.id),
    gatewayPaymentId: refund.payment_id,
    eventId: refund.id,
    amount,
    occurredAt: readTime(refund.created_date),
  };
  return { meaning: "told", facts: [...reading.facts, fact] };
}
