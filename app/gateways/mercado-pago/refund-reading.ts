import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, RefundProgress } from "../../ports/gateway.ts";
import type { ExactJson } from "../exact-json.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { findPayment } from "./find-payment.ts";
import { wireRefund, type WireRefund } from "./wire-payment.ts";

const wireRefunds = z.array(wireRefund);

export function readRefundAnswer(json: ExactJson): WireRefund | null {
  const told = wireRefund.safeParse(json);
  return told.success ? told.data : null;
}

export async function readRefund(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
  refundId: string,
): Promise<Result<WireRefund, GatewayError>> {
  const path = `/v1/payments/${encodeURIComponent(gatewayPaymentId)}/refunds/${encodeURIComponent(refundId)}`;
  const answer = await api(access, { method: "GET", path });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  const told = json === null ? null : readRefundAnswer(json);
  return told?.id === refundId ? ok(told) : err(unreadable("refund", "reads", requestId));
}

export async function listRefunds(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
): Promise<Result<readonly WireRefund[], GatewayError>> {
  const path = `/v1/payments/${encodeURIComponent(gatewayPaymentId)}/refunds`;
  const answer = await api(access, { method: "GET", path });
  if (!answer.ok) return answer;
  const list = wireRefunds.safeParse(answer.value.json);
  return list.success ? ok(list.data) : err(unreadable("refunds", "reads", answer.value.requestId));
}

/**
 * How far a refund is. One without a status was done at once; done is believed only when the payment tells it too,
 * because its facts are what is recorded.
 */
export async function refundProgress(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
  { id: refundId, status }: WireRefund,
): Promise<Result<RefundProgress, GatewayError>> {
  if (status === "in_process") return ok({ state: "pending", refundId, reference: null });
  if (status === "rejected") return ok({ state: "rejected", refundId, reference: null });
  if (status && status !== "approved") return err(unreadable("refund status", "reads"));
  const payment = await findPayment(api, access, { gatewayPaymentId });
  if (!payment.ok) return payment;
  const { reading } = payment.value;
  const isTold =
    reading.meaning === "told" &&
    reading.facts.some((fact) => fact.kind === "refunded" && fact.eventId === refundId);
  return isTold
    ? ok({ state: "done", refundId, reference: null, payment: payment.value })
    : err(unreadable("refund in its payment", "reads"));
}
