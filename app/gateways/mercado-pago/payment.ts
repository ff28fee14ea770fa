import { isCurrency } from "../../domain/currency.ts";
import type { GatewayPayment } from "../../ports/gateway.ts";
import type { ExactJson } from "../exact-json.ts";
import { readStatus } from "./statuses.ts";
import { readVoucher } from "./voucher.ts";
import { readAmount } from "./wire-amount.ts";
import { wirePayment } from "./wire-payment.ts";

/** A payment and whose it is, which only the adapter needs. */
export interface OwnedPayment {
  readonly payment: GatewayPayment;
  readonly collectorId: string | null;
}

/** Reads a payment as create, get and cancel answer it; null when a part that decides about money is missing. */
export function readPayment(json: ExactJson): OwnedPayment | null {
  const parsed = wirePayment.safeParse(json);
  if (!parsed.success || !isCurrency(parsed.data.currency_id)) return null;
  const amount = readAmount(parsed.data.transaction_amount, parsed.data.currency_id);
  const voucher = readVoucher(parsed.data);
  if (!amount || !voucher) return null;
  return {
    collectorId: parsed.data.collector_id ?? null,
    payment: {
      gatewayPaymentId: parsed.data.id,
      externalReference: parsed.data.external_reference || null,
      amount,
      voucher,
      reading: readStatus(parsed.data, parsed.data.currency_id),
    },
  };
}
