import { isCurrency } from "../../domain/currency.ts";
import type { GatewayPayment } from "../../ports/gateway.ts";
import type { ExactJson } from "../exact-json.ts";
import { readStatus } from "./statuses.ts";
import { readVoucher } from "./voucher.ts";
import { readAmount } from "./wire-amount.ts";
import { wirePayment } from "./wire-payment.ts";

/** Reads a payment as create and get answer it; null when a part that decides about money is missing. */
export function readPayment(json: ExactJson): GatewayPayment | null {
  const parsed = wirePayment.safeParse(json);
  if (!parsed.success || !isCurrency(parsed.data.currency)) return null;
  const amount = readAmount(parsed.data.amount, parsed.data.currency);
  const voucher = readVoucher(parsed.data);
  if (!amount || !voucher) return null;
  return {
    gatewayPaymentId: parsed.data.id,
    externalReference: parsed.data.order_id || null,
    amount,
    voucher,
    reading: readStatus(parsed.data, amount),
  };
}
