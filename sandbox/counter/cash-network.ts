import type { Faults } from "../gateways/faults.ts";

/** One voucher as a cashier sees it, whichever gateway made it. Amounts are hundredths; times epoch milliseconds. */
export interface CounterVoucher {
  /** What the shopper dictates. */
  readonly reference: string;
  /** "Efecty", "PagoEfectivo". */
  readonly title: string;
  readonly collector: string;
  readonly purpose: string | null;
  readonly amount: bigint;
  readonly currency: "COP" | "PEN";
  readonly expiresAt: number | null;
  /** Milliseconds until it runs out; negative when past. */
  readonly timeLeft: number;
  /** In the gateway's own words. */
  readonly state: string;
  readonly isOpen: boolean;
  /** What its network lets a cashier do now. */
  readonly may: readonly CashWay[];
  /** Null until somebody paid. */
  readonly receipt: { readonly operation: string; readonly paid: bigint; readonly at: number } | null;
}

/** The exact amount; another one; after its end; a second time. */
export type CashWay = "exact" | "other" | "late" | "again";

export interface CashPayment {
  readonly way: CashWay;
  /** Decimal text, for another amount. */
  readonly amount: string;
}

export type CashRefusal = "unknown" | "expired" | "already_paid" | "closed" | "bad_amount";

/** A pretend gateway as the counter uses it. */
export interface CashNetwork {
  readonly id: string;
  readonly name: string;
  readonly faults: Faults;
  /** Those that can be paid, the oldest first. */
  open(): readonly CounterVoucher[];
  /** By what a person typed, with or without spaces. */
  find(typed: string): CounterVoucher | null;
  /** Null when the money was taken. */
  pay(typed: string, payment: CashPayment): CashRefusal | null;
  advanceClock(ms: number): void;
}
