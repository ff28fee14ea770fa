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
  | { readonly verb: "pending"; readonly paymentGid: string; readonly expiresAt: Date }
  | { readonly verb: "resolve"; readonly paymentGid: string }
  | {
      readonly verb: "reject";
      readonly paymentGid: string;
      readonly reason: CloseReason;
      readonly merchantMessage: string;
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
    | "not_found"
    | "refused"
    | "unreadable_answer";
  readonly detail: string;
  readonly requestId?: string;
}

/** How Recaudo speaks to the shop platform behind a payment. Flows do not know which door it is. */
export interface Door {
  tell(shop: ShopRef, message: ShopMessage): Promise<Result<ShopAnswer, ShopError>>;
}

export interface ShopRef {
  readonly id: string;
  readonly domain: string;
}
