import type { BankAccount } from "../domain/bank-account.ts";
import type { CashRefundState } from "../domain/cash-refund.ts";
import type { Country } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";

export interface NewCashRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly attempt: number;
  readonly gatewayPaymentId: string;
  readonly amount: Money;
  /** The token itself is stored nowhere. */
  readonly tokenDigest: string;
  readonly linkExpiresAt: Date;
  readonly openedBy: string;
}

/** Money that a person gives back past the gateway. */
export interface CashRefund extends Omit<NewCashRefund, "tokenDigest"> {
  readonly shopId: string;
  readonly state: CashRefundState;
  readonly filledAt: Date | null;
}

/** A cash refund as its link finds it, with the country whose form is shown. */
export interface LinkedCashRefund extends CashRefund {
  readonly country: Country;
}

/** Inside a transaction that holds the payment's lock. */
export interface CashRefundTransaction {
  cashRefundsOf(shopId: string, paymentId: string): Promise<readonly CashRefund[]>;
  addCashRefund(shopId: string, refund: NewCashRefund): Promise<void>;
  /** Seals and keeps the account; false when the link was used, ended or ran out before. */
  fillCashRefund(shopId: string, refundId: string, account: BankAccount, now: Date): Promise<boolean>;
  /** Null when there is none to read. */
  bankAccountOf(shopId: string, refundId: string): Promise<BankAccount | null>;
  /** Ends it and forgets the bank account; false when it had ended before. */
  endCashRefund(shopId: string, refundId: string, state: "paid" | "canceled" | "expired"): Promise<boolean>;
}

export interface CashRefundStore {
  find(shopId: string, refundId: string): Promise<CashRefund | null>;
  /** All of a payment, the oldest first. */
  ofPayment(shopId: string, paymentId: string): Promise<readonly CashRefund[]>;
  findByTokenDigest(digest: string): Promise<LinkedCashRefund | null>;
  /** Open ones whose link ran out, and filled ones that nobody paid since `filledBefore`. */
  listOverdue(now: Date, filledBefore: Date, limit: number): Promise<readonly CashRefund[]>;
}
