import { wireAmount } from "../amount.ts";
import { cashMethods } from "./methods.ts";
import type { Payment, Refund } from "./payment.ts";

/** `2020-02-18T21:05:42.000+0000`: the offset without a colon, as dLocal writes it. */
export function wireTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace("Z", "+0000");
}

const details: Readonly<Record<string, string>> = {
  PENDING: "The payment is pending.",
  PAID: "The payment was paid.",
  REJECTED: "The payment was rejected.",
  CANCELLED: "The payment was cancelled.",
  EXPIRED: "The payment expired.",
};

/** The payment object: fields and order of the samples for DIRECT tickets. */
export function paymentWire(payment: Payment, origin: string): Record<string, unknown> {
  const method = cashMethods[payment.method];
  return {
    id: payment.id,
    amount: wireAmount(payment.amount),
    currency: method.currency,
    payment_method_id: method.id,
    payment_method_type: "TICKET",
    payment_method_flow: "DIRECT",
    country: method.country,
    payer: payment.payer,
    ticket: ticketWire(payment, origin),
    created_date: wireTime(payment.createdAt),
    ...(payment.approvedAt === null ? {} : { approved_date: wireTime(payment.approvedAt) }),
    ...statusWire(payment),
    order_id: payment.orderId,
    ...(payment.description === null ? {} : { description: payment.description }),
    ...(payment.notificationUrl === null ? {} : { notification_url: payment.notificationUrl }),
  };
}

export function statusWire({ status, statusCode }: Payment): Record<string, unknown> {
  return { status, status_detail: details[status] ?? status, status_code: statusCode };
}

export function refundWire(refund: Refund, payment: Payment): Record<string, unknown> {
  const code = { PENDING: 100, SUCCESS: 200, REJECTED: 300 }[refund.status];
  return {
    id: refund.id,
    payment_id: refund.paymentId,
    amount: wireAmount(refund.amount),
    amount_refunded: wireAmount(refund.amount),
    currency: cashMethods[payment.method].currency,
    status: refund.status,
    status_code: code,
    status_detail: refund.status === "SUCCESS" ? "The refund was paid" : "The refund was not paid",
    created_date: wireTime(refund.createdAt),
    order_id: payment.orderId,
    ...(refund.orderRefundId === null ? {} : { order_refund_id: refund.orderRefundId }),
    ...(refund.notificationUrl === null ? {} : { notification_url: refund.notificationUrl }),
  };
}

function ticketWire(payment: Payment, origin: string): Record<string, unknown> {
  const method = cashMethods[payment.method];
  const common = {
    number: payment.reference,
    expiration_date: wireTime(payment.expiresAt),
    provider_name: method.providerName,
    provider_logo: `https://static.example.com/images/providers/${method.id}.png`,
    image_url: `${origin}/gmf/payments/${payment.id}`,
    amount: wireAmount(payment.amount),
    currency: method.currency,
  };
  if (method.id === "EF") {
    return { type: "CUSTOM", ...common, id: `EF-${payment.reference}`, company_name: "Pagos de Ejemplo SAC" };
  }
  return {
    type: "CUSTOM",
    format: "Code 128",
    ...common,
    barcode: barcodeOf(payment),
    company_name: "Dlocal",
  };
}

/** Efecty's sample: 415 and the biller's number, 8020 and the ticket's, 3900, the last day. */
function barcodeOf(payment: Payment): string {
  const lastDay = new Date(payment.expiresAt - 5 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
  return `41577099989921778020${payment.reference.padStart(12, "0")}3900${lastDay}`;
}
