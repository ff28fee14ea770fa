import { sameMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, VoucherRequest } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { findPayment } from "./find-payment.ts";
import { readPayment } from "./payment.ts";
import { writeRequest } from "./voucher-request.ts";

/**
 * Asks for a ticket. dLocal's rule that an order_id is used once is what makes a repeat harmless: the refusal
 * leads to the first payment. What a repeated X-Idempotency-Key answers is not documented, so it is sent and
 * nothing rests on it. After `unknown_outcome` look up by the external reference before another try; a payment
 * that is not the one asked for is a `conflict`.
 */
export async function issueVoucher(
  api: Api,
  access: GatewayAccess,
  request: VoucherRequest,
): Promise<Result<GatewayPayment, GatewayError>> {
  const body = writeRequest(access, request);
  if (!body.ok) return body;
  const answer = await api(access, {
    method: "POST",
    path: "/payments",
    body: body.value,
    idempotencyKey: request.idempotencyKey,
  });
  if (!answer.ok) return answer.error.kind === "conflict" ? findFirst(api, access, request) : answer;
  const payment = readPayment(answer.value);
  return payment ? checkAsked(payment, request) : err(unreadable("payment", "writes"));
}

async function findFirst(
  api: Api,
  access: GatewayAccess,
  request: VoucherRequest,
): Promise<Result<GatewayPayment, GatewayError>> {
  const { externalReference } = request;
  const first = await findPayment(api, access, { externalReference });
  if (first.ok) return checkAsked(first.value, request);
  // The order exists, so this is no "nothing was made".
  const detail = `${first.error.detail}, though its order_id was used before`;
  return err({ ...first.error, kind: "unknown_outcome", detail });
}

function checkAsked(payment: GatewayPayment, request: VoucherRequest): Result<GatewayPayment, GatewayError> {
  const isAsked =
    payment.externalReference === request.externalReference && sameMoney(payment.amount, request.amount);
  if (isAsked) return ok(payment);
  const detail = `dLocal: the order gave back another payment, ${payment.gatewayPaymentId}`;
  return err({ kind: "conflict", detail });
}
