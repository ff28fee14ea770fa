import type { CashRefundState } from "./cash-refund.ts";
import type { ExceptionKind } from "./exception.ts";
import type { Money } from "./money.ts";
import type { RefundReason } from "./refund.ts";

/** What a payment's history holds besides its facts, as a person reads it; nothing about who the buyer is. */
export interface PaymentCase {
  /** Of the order behind it, where the shop tells it: `#1001`. */
  readonly orderName: string | null;
  readonly numbers: readonly CaseNumber[];
  readonly refunds: readonly CaseRefund[];
  readonly desk: readonly CaseDeskRefund[];
  readonly requests: readonly CaseRequest[];
  readonly endedExceptions: readonly EndedException[];
  readonly dead: readonly CaseDead[];
}

/** Beside the voucher itself. */
export interface CaseNumber {
  readonly voucherId: string;
  readonly mode: "live" | "test";
  /** As the router wrote it; `routed-because.ts` reads it. */
  readonly routedBecause: string | null;
  readonly issuedAt: Date | null;
  /** When the gateway is asked about it next; null when it is not asked about any more. */
  readonly nextPollAt: Date | null;
}

export interface CaseRefund {
  readonly id: string;
  readonly gateway: string;
  readonly gatewayRefundId: string | null;
  readonly amount: Money;
  readonly reason: RefundReason;
  readonly requestedBy: string;
  readonly state: "asked" | "sent" | "done" | "refused";
  readonly refusal: string | null;
  readonly isOutcomeUnknown: boolean;
  readonly askedAt: Date;
  readonly nextCheckAt: Date | null;
  readonly endedAt: Date | null;
}

export interface CaseDeskRefund {
  readonly id: string;
  readonly amount: Money;
  readonly state: CashRefundState;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly linkExpiresAt: Date;
  readonly filledAt: Date | null;
  readonly endedAt: Date | null;
}

/** What the shop asked of us. */
export interface CaseRequest {
  readonly kind: "refund" | "capture" | "void";
  readonly amount: Money | null;
  readonly askedAt: Date;
}

export interface EndedException {
  readonly kind: ExceptionKind;
  readonly openedAt: Date;
  readonly resolvedAt: Date;
  readonly resolution: string;
  readonly resolvedBy: string;
  readonly note: string | null;
}

/** Work that gave up and can be given new tries. */
export interface CaseDead {
  readonly kind: "shop_sync" | "shop_request" | "inbox" | "voucher" | "job";
  readonly id: string;
  readonly diedAt: Date;
}
