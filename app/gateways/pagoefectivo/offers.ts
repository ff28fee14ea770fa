import { money } from "../../domain/money.ts";
import type { Offer } from "../../ports/offer.ts";

/**
 * One offer: soles. A service in dollars may need keys of its own (not confirmed, 2026-11), so it is not offered.
 */
export const offer: Offer = {
  method: "pagoefectivo",
  country: "PE",
  currency: "PEN",
  decimals: 2,
  // Per merchant in truth (error 511), with lower caps at some counters: S/250 Disashop, S/500 others.
  limits: { min: money(200n, "PEN"), max: money(372_400n, "PEN") },
  // By contract, no range published. Three days is what two aggregators give, so a merchant's contract should
  // allow it; longer was seen at one only (10 minutes to 6 months).
  voucherLife: { minHours: 1, maxHours: 72 },
  // Optional in the API and not asked at any counter, so the shopper is not asked either.
  documents: [],
  // No paper names a call that gives a CIP's money back.
  refund: {
    ability: "none",
    windowDays: null,
    paidTo: null,
    usualDays: null,
    source: "SPE-ECS Integracion Api CIP 1.1 (2020)",
    checkedOn: "2026-10-01",
  },
  confirmationMinutes: 5,
  fees: {
    percent: null,
    fixed: null,
    note: "By contract; nothing is published.",
    source: "SPE-ECS Integracion Api CIP 1.1 (2020); https://developer.paysafe.com (PagoEfectivo)",
    checkedOn: "2026-11-25",
  },
  settlement: {
    businessDays: null,
    note: "By contract; no report format is published.",
    source: "SPE-ECS Integracion Api CIP 1.1 (2020); https://developer.paysafe.com (PagoEfectivo)",
    checkedOn: "2026-11-25",
  },
  // Minutes; the rest is for the one second try of a notification, whose delay is not published, and for polling.
  clearing: { hours: 2, businessDays: 0 },
  source:
    "SPE-ECS Integracion Api CIP 1.1 (2020); https://developer.paysafe.com (PagoEfectivo: limits); aggregators' pages",
  checkedOn: "2026-10-01",
};
