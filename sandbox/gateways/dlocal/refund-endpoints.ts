import { randomUUID } from "node:crypto";
import { readWireAmount } from "../amount.ts";
import { readText } from "../json-body.ts";
import {
  done,
  invalidParameter,
  passed,
  refundNotFound,
  refusal,
  stopped,
  type Answer,
  type Checked,
} from "./answer.ts";
import { ownPayment, type ApiRequest } from "./api-request.ts";
import { isWebAddress } from "./check-create.ts";
import { cashMethods } from "./methods.ts";
import type { Payment, Refund } from "./payment.ts";
import { refundWire } from "./payment-wire.ts";
import type { Service } from "./service.ts";

/** `POST /refunds`: PENDING until the buyer gave a bank account and the transfer was made. */
export function createRefund(service: Service, { merchant, body }: ApiRequest): Answer {
  const payment = ownPayment(service, merchant, readText(body["payment_id"]) ?? "");
  if (!payment.ok) return payment.answer;
  if (payment.value.status !== "PAID") return refusal(400, 5002, "Invalid transaction status");
  const orderRefundId = readText(body["order_refund_id"]);
  const own = service.store.refundsOf(payment.value.id);
  if (orderRefundId !== null && own.some((refund) => refund.orderRefundId === orderRefundId)) {
    return refusal(400, 5011, "Order refund id is duplicated");
  }
  const url = body["notification_url"] ?? null;
  if (url !== null && !isWebAddress(url)) return invalidParameter("notification_url").answer;
  const amount = checkAmount(payment.value, own, body["amount"], body["currency"]);
  if (!amount.ok) return amount.answer;
  const refund: Refund = {
    id: `REF-${randomUUID()}`,
    paymentId: payment.value.id,
    orderRefundId,
    amount: amount.value,
    notificationUrl: url,
    createdAt: service.now(),
    status: "PENDING",
  };
  service.store.putRefund(refund);
  return done(refundWire(refund, payment.value));
}

export function getRefund(service: Service, { merchant, params }: ApiRequest): Answer {
  const refund = service.store.getRefund(params[0] ?? "");
  const payment = refund && ownPayment(service, merchant, refund.paymentId);
  return refund && payment?.ok ? done(refundWire(refund, payment.value)) : refundNotFound;
}

/** Amount and currency come both or neither; neither is all that is left. */
function checkAmount(
  payment: Payment,
  refunds: readonly Refund[],
  amount: unknown,
  currency: unknown,
): Checked<bigint> {
  const taken = refunds
    .filter(({ status }) => status !== "REJECTED")
    .reduce((sum, refund) => sum + refund.amount, 0n);
  const left = payment.amount - taken;
  if (amount === undefined && currency === undefined) {
    return left > 0n ? passed(left) : stopped(refusal(400, 5007, "Amount exceeded"));
  }
  if (currency !== cashMethods[payment.method].currency) return invalidParameter("currency");
  const wanted = readWireAmount(amount);
  if (wanted === null || wanted === 0n) return invalidParameter("amount");
  return wanted > left ? stopped(refusal(400, 5007, "Amount exceeded")) : passed(wanted);
}
