import { err, type Result } from "../../lib/result.ts";
import type { GatewayError, GatewayPayment } from "../../ports/gateway.ts";

/**
 * Refunds are not offered (offers.ts): dLocal would answer PENDING, ask the buyer for a bank account by e-mail and
 * pay days later, and `refund` may only say what has been given back. One made in dLocal's panel is heard of
 * by its webhook.
 */
export function refund(): Promise<Result<GatewayPayment, GatewayError>> {
  const detail = "dLocal: refunds of cash are made in its panel, not sent";
  return Promise.resolve(err({ kind: "refused", detail }));
}
