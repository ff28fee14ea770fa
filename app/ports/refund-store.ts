import type { Money } from "../domain/money.ts";
import type { RefundReason } from "../domain/refund.ts";
import type { Voucher } from "./records.ts";

export type RefundState = "asked" | "sent" | "done" | "refused";

export interface NewRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly attempt: number;
  readonly gatewayPaymentId: string;
  readonly amount: Money;
  /** The amount is all that was paid. */
  readonly isFull: boolean;
  readonly reason: RefundReason;
  /** `shop`, `recaudo` or the name of one of the shop's staff. */
  readonly requestedBy: string;
  readonly shopRequestId: string | null;
  /** Refunds the gateway had told of when this one was asked for. */
  readonly knownRefundIds: readonly string[];
}

/** Money on its way back through a gateway. */
export interface Refund extends NewRefund {
  readonly shopId: string;
  readonly gateway: string;
  readonly state: RefundState;
  /** The gateway's id of it, from `sent` on. */
  readonly gatewayRefundId: string | null;
  readonly refusal: string | null;
  /** A call may have got through unheard. */
  readonly isOutcomeUnknown: boolean;
  /** Tries, or checks, since the state last changed. */
  readonly tries: number;
}

/** Inside a transaction that holds the payment's lock. */
export interface RefundTransaction {
  /** All refunds of a payment, the oldest first. */
  refundsOf(shopId: string, paymentId: string): Promise<readonly Refund[]>;
  addRefund(shopId: string, refund: NewRefund, nextCheckAt: Date): Promise<void>;
  saveRefundSent(shopId: string, refundId: string, gatewayRefundId: string, nextCheckAt: Date): Promise<void>;
  /** False when it had ended before. */
  endRefund(
    shopId: string,
    refundId: string,
    end: {
      readonly state: "done" | "refused";
      readonly gatewayRefundId: string | null;
      readonly refusal: string | null;
    },
  ): Promise<boolean>;
  /** Makes an open refund due at once, and returns its payment; null when it has ended. */
  hurryRefund(shopId: string, refundId: string, now: Date): Promise<string | null>;
  voucherOfAttempt(shopId: string, paymentId: string, attempt: number): Promise<Voucher | null>;
}

export interface RefundStore {
  find(shopId: string, refundId: string): Promise<Refund | null>;
  /**
   * Held for one caller for so many seconds of the database's clock, and due again at `nextCheckAt` should it die. Refunds of one gateway payment
   * are asked for one after the other: while an earlier one has no answer, this is `busy`. Null when it has ended.
   */
  claim(
    shopId: string,
    refundId: string,
    hold: { readonly seconds: number; readonly nextCheckAt: Date },
  ): Promise<Refund | "busy" | null>;
  /** Lets go of it until `nextCheckAt`. */
  postpone(
    shopId: string,
    refundId: string,
    plan: {
      readonly nextCheckAt: Date;
      readonly lastError: string | null;
      readonly isOutcomeUnknown: boolean;
    },
  ): Promise<void>;
  /** Takes refunds whose time has come; another caller sees them a minute later at the earliest. */
  takeDue(now: Date, limit: number): Promise<readonly Pick<Refund, "id" | "shopId">[]>;
  underWay(shopId: string, paymentId: string): Promise<readonly Refund[]>;
}
