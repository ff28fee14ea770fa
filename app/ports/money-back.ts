import type { Money } from "../domain/money.ts";
import type { RefundReason } from "../domain/refund.ts";

/** Money on its way back through a gateway, as a person looks at it. */
export interface RefundUnderWay {
  readonly id: string;
  readonly paymentId: string;
  /** The shop's id of the payment session. */
  readonly sessionId: string;
  readonly state: "asked" | "sent";
  readonly gateway: string;
  readonly gatewayPaymentId: string;
  readonly gatewayRefundId: string | null;
  readonly amount: Money;
  readonly reason: RefundReason;
  readonly isOutcomeUnknown: boolean;
  readonly lastError: string | null;
  readonly askedAt: Date;
  readonly nextCheckAt: Date | null;
}

/** A refund by hand that has not ended; nothing about the buyer. */
export interface DeskRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly sessionId: string;
  readonly state: "open" | "filled";
  readonly amount: Money;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly linkExpiresAt: Date;
}

/** What a shop gives back and has not ended yet, the oldest first. */
export interface MoneyBackStore {
  listRefunds(shopId: string): Promise<readonly RefundUnderWay[]>;
  listDesk(shopId: string): Promise<readonly DeskRefund[]>;
}
