import type { Result } from "../../lib/result.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CloseReason, Door, ShopAnswer, ShopError, ShopMessage, ShopRef } from "../../ports/platform.ts";
import { callShop, type ShopCallTools } from "./call-shop.ts";
import * as operations from "./operations.ts";

export interface ShopifyPaymentsDoorOptions extends ShopCallTools {
  readonly clock: Clock;
}

/** `PaymentSessionStateRejectedReason`, 2026-04 and later; no code says "voucher expired". */
const rejectionCodes = {
  voucher_expired: "CANCELLED_PAYMENT",
  buyer_canceled: "CANCELLED_PAYMENT",
  amount_too_small: "AMOUNT_TOO_SMALL",
  amount_too_large: "AMOUNT_TOO_LARGE",
  gateway_refused: "PROCESSING_ERROR",
  account_error: "MERCHANT_ACCOUNT_ERROR",
} as const satisfies Record<CloseReason, string>;

/** Shopify recommends three days and does not publish its limit; the margin is for clocks that differ. */
const recommendedPendingMs = (72 * 60 - 10) * 60_000;

type PendingMessage = Extract<ShopMessage, { verb: "pending" }>;

/** Door 1: payments of Shopify's checkout, told through the Payments Apps API. */
export function createShopifyPaymentsDoor(options: ShopifyPaymentsDoorOptions): Door {
  return {
    tell: (shop, message) =>
      message.verb === "pending"
        ? tellPending(options, shop, message)
        : callShop(options, shop, ...mutationOf(message)),
  };
}

type Mutation = [operations.Operation, Record<string, unknown>];

function mutationOf(message: Exclude<ShopMessage, PendingMessage>): Mutation {
  switch (message.verb) {
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

/** When Shopify finds the wait too long, asks once more for the longest it recommends. */
async function tellPending(
  options: ShopifyPaymentsDoorOptions,
  shop: ShopRef,
  { paymentGid, expiresAt }: PendingMessage,
): Promise<Result<ShopAnswer, ShopError>> {
  const tellUntil = (end: Date): Promise<Result<ShopAnswer, ShopError>> =>
    callShop(options, shop, operations.paymentSessionPending, {
      id: paymentGid,
      pendingExpiresAt: end.toISOString(),
      reason: "BUYER_ACTION_REQUIRED",
    });
  const told = await tellUntil(expiresAt);
  const shorter = new Date(options.clock.now().getTime() + recommendedPendingMs);
  const isTooLong = !told.ok && told.error.kind === "out_of_range" && shorter < expiresAt;
  return isTooLong ? tellUntil(shorter) : told;
}
