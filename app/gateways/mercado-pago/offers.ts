import { money } from "../../domain/money.ts";
import type { Method } from "../../domain/method.ts";
import type { FeeFacts, Offer, SettlementFacts } from "../../ports/offer.ts";

/** A voucher may live 1 to 30 days from its creation (devsite-docs, date_of_expiration). */
const voucherLife = { minHours: 24, maxHours: 30 * 24 };

/** Cash goes back to the payer's Mercado Pago account, out of the seller's balance (devsite-docs, refunds). */
const refund = {
  paidTo: "wallet",
  usualDays: null,
  source: "https://www.mercadopago.com/developers (refunds and cancellations: windows of MCO and MPE)",
  checkedOn: "2026-09-30",
} as const;
/** Neither is published for these two methods; what was taken from a payment is told with it. */
const fees: FeeFacts = {
  percent: null,
  fixed: null,
  note: "By account. Each payment tells its own (fee_details); reports add taxes withheld in Colombia (IVA, ICA, fuente).",
  source: "mercadopago/sdk-nodejs 3.6.1 (fee_details); devsite-docs (reports)",
  checkedOn: "2026-11-25",
};
const settlement: SettlementFacts = {
  businessDays: null,
  note: "Each payment tells when its money can be used (money_release_date).",
  source: "mercadopago/openapi 1.0.0 (money_release_date)",
  checkedOn: "2026-11-25",
};

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
    refund: { ...refund, ability: "partial", windowDays: 180 },
    confirmationMinutes: 0,
    fees,
    settlement,
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
    refund: { ...refund, ability: "full_only", windowDays: 90 },
    confirmationMinutes: 2880,
    fees,
    settlement,
    // As for Efecty; but this method's own accreditation time is 2,880 minutes (payment_methods sample).
    clearing: { hours: 48, businessDays: 1 },
    source:
      "https://www.mercadopago.com.pe/developers (payment_methods sample, refunds); mercadopago/openapi 1.0.0",
    checkedOn: "2026-09-30",
  },
];

/** Mercado Pago's own ids of the methods; PagoEfectivo is of its type `atm`, Efecty of `ticket`. */
export const methodIds: Record<Method, string> = { efecty: "efecty", pagoefectivo: "pagoefectivo_atm" };
