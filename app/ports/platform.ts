import type { Money } from "../domain/money.ts";
import type { RefundRefusal } from "../domain/refund.ts";
import type { Result } from "../lib/result.ts";

/** Why the shop's payment ends without money, in the shop platform's own terms. */
export type CloseReason =
  | "voucher_expired"
  | "buyer_canceled"
  | "amount_too_small"
  | "amount_too_large"
  | "gateway_refused"
  | "account_error";

/** Why a refund, capture or void was not done. */
export type RequestRefusal =
  | RefundRefusal
  /** The gateway said no. */
  | "refund_refused"
  /** The gateway said no to the account, not to the refund. */
  | "account_refused"
  /** The gateway took it and could not pay it out. */
  | "refund_not_paid_out"
  | "capture_not_used"
  | "void_not_used";

/** One thing to tell the shop about one payment or refund. Repeating it is harmless. */
export type ShopMessage =
  | {
      readonly verb: "pending";
      readonly paymentGid: string;
      readonly expiresAt: Date;
      /** Where the buyer pays: a shop that can show it to the buyer does so. */
      readonly payUrl: string;
    }
  | {
      readonly verb: "resolve";
      readonly paymentGid: string;
      /** Our own id of the payment. */
      readonly paymentId: string;
      readonly amount: Money;
    }
  | {
      readonly verb: "reject";
      readonly paymentGid: string;
      readonly paymentId: string;
      readonly amount: Money;
      readonly reason: CloseReason;
      readonly merchantMessage: string;
    }
  /** Money that its merchant gave back here: the order's books do not know of it yet. */
  | {
      readonly verb: "refund_made";
      readonly paymentGid: string;
      readonly refundId: string;
      readonly amount: Money;
    }
  | { readonly verb: "refund_resolve"; readonly refundGid: string }
  | { readonly verb: "refund_reject"; readonly refundGid: string; readonly merchantMessage: string }
  | { readonly verb: "capture_reject"; readonly captureGid: string; readonly merchantMessage: string }
  | { readonly verb: "void_resolve"; readonly voidGid: string }
  | { readonly verb: "void_reject"; readonly voidGid: string; readonly merchantMessage: string };

export interface ShopAnswer {
  /** Where the buyer must be sent now, when the platform says so. */
  readonly nextUrl: string | null;
}

export interface ShopError {
  readonly kind:
    /** Down, timed out or 5xx: tell again later. */
    | "unavailable"
    | "throttled"
    /** The token was refused and could not be renewed: the merchant must open the app. */
    | "token_refused"
    /** The platform already holds the opposite answer. */
    | "opposite_final"
    | "out_of_range"
    /** The order asks for another amount than the one that was paid. */
    | "order_changed"
    | "not_found"
    | "refused"
    | "unreadable_answer";
  readonly detail: string;
  readonly requestId?: string;
}

export type DoorId = "shopify-payments" | "shopify-orders";

/** How Recaudo speaks to the shop platform behind a payment. Flows do not know which door it is. */
export interface Door {
  /** An order stands behind each payment from its start, so one that nobody asks a number for has to be closed too. */
  readonly hasOrderFromStart: boolean;
  /** The shop asks for refunds itself, and hears how each ended. */
  readonly startsRefunds: boolean;
  tell(shop: ShopRef, message: ShopMessage): Promise<Result<ShopAnswer, ShopError>>;
}

export interface ShopRef {
  readonly id: string;
  readonly domain: string;
}
