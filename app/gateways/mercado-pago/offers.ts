import { money } from "../../domain/money.ts";
import type { Method } from "../../domain/method.ts";
import type { Offer } from "../../ports/gateway.ts";

/** A voucher may live 1 to 30 days from its creation (devsite-docs, date_of_expiration). */
const voucherLife = { minHours: 24, maxHours: 30 * 24 };

export const offers: readonly Offer[] = [
  {
    method: "efecty",
    country: "CO",
    currency: "COP",
    // Whole pesos: an amount written with centavos was refused by the API for Colombia (2026-09).
    decimals: 0,
    limits: { min: money(500_000n, "COP"), max: money(400_000_000n, "COP") },
    voucherLife,
    documents: ["CC", "CE", "NIT"],
    refund: "partial",
    confirmationMinutes: 0,
    // "Up to 2 business hours", in an older text 1 to 2 business days (devsite-docs, date_of_expiration, 2026-09).
    clearing: { hours: 2, businessDays: 1 },
    source:
      "https://www.mercadopago.com.co/developers (payment_methods sample, refunds); mercadopago/openapi 1.0.0",
    checkedOn: "2026-09-30",
  },
  {
    method: "pagoefectivo",
    country: "PE",
    currency: "PEN",
    decimals: 2,
    limits: { min: money(500n, "PEN"), max: money(1_000_000n, "PEN") },
    voucherLife,
    documents: ["DNI", "CE", "RUC"],
    refund: "full_only",
    confirmationMinutes: 2880,
    // As for Efecty; but this method's own accreditation time is 2,880 minutes (payment_methods sample).
    clearing: { hours: 48, businessDays: 1 },
    source:
      "https://www.mercadopago.com.pe/developers (payment_methods sample, refunds); mercadopago/openapi 1.0.0",
    checkedOn: "2026-09-30",
  },
];

/** Mercado Pago's own ids of the methods; PagoEfectivo is of its type `atm`, Efecty of `ticket`. */
export const methodIds: Record<Method, string> = { efecty: "efecty", pagoefectivo: "pagoefectivo_atm" };
