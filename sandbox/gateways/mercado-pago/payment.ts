import type { MethodId } from "./methods.ts";

/** One payment as the sandbox keeps it. Amounts are hundredths; times are epoch milliseconds. */
export interface Payment {
  readonly id: number;
  readonly sellerId: number;
  readonly method: MethodId;
  readonly amount: bigint;
  /** `payment_method_reference_id`: the number the shopper dictates at the counter. */
  readonly reference: string;
  readonly verificationCode: string;
  /** Guards the hosted voucher page, as in the real address. */
  readonly hash: string;
  readonly details: PaymentDetails;
  readonly createdAt: number;
  /** How far the deadline clock had been moved when this voucher was issued. */
  readonly clockOffset: number;
  readonly updatedAt: number;
  readonly approvedAt: number | null;
  readonly expiresAt: number | null;
  readonly status: string;
  readonly statusDetail: string;
  readonly paid: bigint;
  readonly refunds: readonly Refund[];
  /** Grows with every change; sent in webhooks. */
  readonly version: number;
}

/** What the create request said and the API only repeats. */
export interface PaymentDetails {
  readonly description: string | null;
  readonly externalReference: string | null;
  readonly notificationUrl: string | null;
  readonly installments: number;
  readonly payer: Payer;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly additionalInfo: Readonly<Record<string, unknown>>;
}

export interface Payer {
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly identification: { readonly type: string; readonly number: string } | null;
}

export interface Refund {
  readonly id: number;
  readonly amount: bigint;
  readonly createdAt: number;
}

export function refundedAmount(payment: Payment): bigint {
  return payment.refunds.reduce((sum, refund) => sum + refund.amount, 0n);
}

/** Invented rate of 3.99 %, rounded up to a hundredth: only its presence is real. */
export function feeOf(payment: Payment): bigint {
  return (payment.paid * 399n + 9_999n) / 10_000n;
}

export function isOpen(payment: Payment): boolean {
  return payment.status === "pending" || payment.status === "in_process";
}
