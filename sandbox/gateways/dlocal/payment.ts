import type { MethodId } from "./methods.ts";

/** One payment as the sandbox keeps it. Amounts are hundredths; times are epoch milliseconds. */
export interface Payment {
  readonly id: string;
  readonly login: string;
  readonly method: MethodId;
  readonly amount: bigint;
  /** `ticket.number`: what the shopper dictates at the counter. */
  readonly reference: string;
  /** `order_id`: the merchant's own, used once. */
  readonly orderId: string;
  readonly notificationUrl: string | null;
  readonly description: string | null;
  readonly payer: { readonly name: string; readonly email: string; readonly document: string };
  readonly createdAt: number;
  readonly approvedAt: number | null;
  readonly expiresAt: number;
  /** How far the deadline clock had been moved when this ticket was issued. */
  readonly clockOffset: number;
  readonly status: string;
  readonly statusCode: string;
}

export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly orderRefundId: string | null;
  readonly amount: bigint;
  readonly notificationUrl: string | null;
  readonly createdAt: number;
  readonly status: "PENDING" | "SUCCESS" | "REJECTED";
}

export function isOpen(payment: Payment): boolean {
  return payment.status === "PENDING";
}
