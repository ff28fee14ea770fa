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

type RefundMeaning = "pending" | "done" | "rejected" | "unknown";

/**
 * Refund status words (docs.dlocal.com/reference/refund-status-codes, 2026-09). Reports add `Waiting Details` for
 * one that waits for the buyer's bank account, so it is taken for pending here too.
 */
const statuses: Readonly<Record<string, RefundMeaning>> = {
  PENDING: "pending",
  "WAITING DETAILS": "pending",
  WAITING_DETAILS: "pending",
  SUCCESS: "done",
  REJECTED: "rejected",
  CANCELLED: "rejected",
};

export function meaningOfRefund({ status }: WireRefund): RefundMeaning {
  const word = status.toUpperCase();
  return (Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? "unknown";
}

/** One refund, when it is really one of this payment. */
export async function readRefund(
  api: Api,
  access: GatewayAccess,
  paymentId: string,
  refundId: string,
): Promise<Result<WireRefund, GatewayError>> {
  if (!wireId.safeParse(refundId).success) return err(unreadable("refund", "reads"));
  const answer = await api(access, { method: "GET", path: `/refunds/${refundId}` });
  if (!answer.ok) return answer;
  const refund = wireRefund.safeParse(answer.value);
  const isAsked = refund.success && refund.data.id === refundId && refund.data.payment_id === paymentId;
  return isAsked ? ok(refund.data) : err(unreadable("refund", "reads"));
}

/** The payment with what one of its refunds came to: a fact only once dLocal says that the money went back. */
export async function addRefund(
  api: Api,
  access: GatewayAccess,
  payment: GatewayPayment,
  refundId: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  const refund = await readRefund(api, access, payment.gatewayPaymentId, refundId);
  if (!refund.ok) return refund;
  const meaning = meaningOfRefund(refund.value);
  if (meaning === "pending" || meaning === "rejected") return ok(payment);
  if (meaning === "done") return withRefund(payment, refund.value);
  const reading: StatusReading = {
    meaning: "unknown",
    words: `refund ${refund.value.status}`.slice(0, 100),
  };
  return ok({ ...payment, reading });
}

/** The payment with a refund that was paid among its facts. */
export function withRefund(
  payment: GatewayPayment,
  refund: WireRefund,
): Result<GatewayPayment, GatewayError> {
  const amount = isCurrency(refund.currency) ? readAmount(refund.amount, refund.currency) : null;
  if (!amount || payment.reading.meaning !== "told") return err(unreadable("refund", "reads"));
  const fact: GatewayFact = {
    kind: "refunded",
    key: gatewayEventKey("dlocal", refund.payment_id, "refunded", refund.id),
    gatewayPaymentId: refund.payment_id,
    eventId: refund.id,
    amount,
    occurredAt: readTime(refund.created_date),
  };
  return ok({ ...payment, reading: { meaning: "told", facts: [...payment.reading.facts, fact] } });
}
