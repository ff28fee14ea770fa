import { err } from "../../lib/result.ts";
import type { CloseReason, Door, ShopMessage } from "../../ports/platform.ts";
import { callShop, type ShopCallTools } from "./call-shop.ts";
import * as operations from "./operations.ts";

/** `PaymentSessionStateRejectedReason`, 2026-04 and later; no code says "voucher expired". */
const rejectionCodes = {
  voucher_expired: "CANCELLED_PAYMENT",
  buyer_canceled: "CANCELLED_PAYMENT",
  amount_too_small: "AMOUNT_TOO_SMALL",
  amount_too_large: "AMOUNT_TOO_LARGE",
  gateway_refused: "PROCESSING_ERROR",
  account_error: "MERCHANT_ACCOUNT_ERROR",
} as const satisfies Record<CloseReason, string>;

/** Door 1: payments of Shopify's checkout, told through the Payments Apps API. */
export function createShopifyPaymentsDoor(tools: ShopCallTools): Door {
  return {
    // The order comes to be when its payment is pending.
    hasOrderFromStart: false,
    startsRefunds: true,
    async tell(shop, message) {
      // A payments app may touch no order's books (App Store rule 5.2.4): refunds are asked for in Shopify.
      if (message.verb === "refund_made")
        return err({ kind: "refused", detail: "refund_made: not a message for a payment session" });
      return callShop(tools, shop, ...mutationOf(message));
    },
  };
}

type Mutation = [operations.Operation, Record<string, unknown>];

function mutationOf(message: Exclude<ShopMessage, { verb: "refund_made" }>): Mutation {
  switch (message.verb) {
    case "pending":
      return [
        operations.paymentSessionPending,
        {
          id: message.paymentGid,
          pendingExpiresAt: message.expiresAt.toISOString(),
          reason: "BUYER_ACTION_REQUIRED",
        },
      ];
    case "resolve":
      return [operations.paymentSessionResolve, { id: message.paymentGid }];
    case "reject": {
      const reason = { code: rejectionCodes[message.reason], merchantMessage: message.merchantMessage };
      return [operations.paymentSessionReject, { id: message.paymentGid, reason }];
    }
    case "refund_resolve":
      return [operations.refundSessionResolve, { id: message.refundGid }];
    case "refund_reject":
      return [operations.refundSessionReject, processingError(message.refundGid, message.merchantMessage)];
    case "capture_reject":
      return [operations.captureSessionReject, processingError(message.captureGid, message.merchantMessage)];
    case "void_resolve":
      return [operations.voidSessionResolve, { id: message.voidGid }];
    case "void_reject":
      return [operations.voidSessionReject, processingError(message.voidGid, message.merchantMessage)];
  }
}

function processingError(id: string, merchantMessage: string): Record<string, unknown> {
  return { id, reason: { code: "PROCESSING_ERROR", merchantMessage } };
}
