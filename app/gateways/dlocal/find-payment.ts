import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, PaymentLookup } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { readPayment } from "./payment.ts";
import { addRefund } from "./refund-reading.ts";
import { wireId } from "./wire-payment.ts";

const order = z.object({ order_id: z.string(), payment_id: wireId });
const notFound: GatewayError = { kind: "not_found", detail: "dLocal: payment not found" };

/**
 * Looks a payment up, by dLocal's id or by our reference, which is its order_id. When a refund rang, that refund
 * is asked about as well, since a payment does not list its refunds.
 */
export async function findPayment(
  api: Api,
  access: GatewayAccess,
  lookup: PaymentLookup,
): Promise<Result<GatewayPayment, GatewayError>> {
  if ("externalReference" in lookup) return findByReference(api, access, lookup.externalReference);
  const payment = await readById(api, access, lookup.gatewayPaymentId);
  if (!payment.ok || lookup.refundId === undefined) return payment;
  return addRefund(api, access, payment.value, lookup.refundId);
}

async function findByReference(
  api: Api,
  access: GatewayAccess,
  externalReference: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  const answer = await api(access, {
    method: "GET",
    path: `/orders/${encodeURIComponent(externalReference)}`,
  });
  if (!answer.ok) return answer;
  const told = order.safeParse(answer.value);
  if (!told.success || told.data.order_id !== externalReference) return err(unreadable("order", "reads"));
  const payment = await readById(api, access, told.data.payment_id);
  if (!payment.ok) return payment;
  return payment.value.externalReference === externalReference ? payment : err(unreadable("order", "reads"));
}

async function readById(
  api: Api,
  access: GatewayAccess,
  id: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (!wireId.safeParse(id).success) return err(notFound);
  const answer = await api(access, { method: "GET", path: `/payments/${id}` });
  if (!answer.ok) return answer;
  const payment = readPayment(answer.value);
  return payment && payment.gatewayPaymentId === id ? ok(payment) : err(unreadable("payment", "reads"));
}
