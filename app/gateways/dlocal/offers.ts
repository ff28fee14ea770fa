import type { Method } from "../../domain/method.ts";
import { money } from "../../domain/money.ts";
import type { FeeFacts, Offer, OfferedRefund, SettlementFacts } from "../../ports/offer.ts";

/**
 * dLocal decides when a ticket runs out and takes no wish (no such field in POST /payments, 2026-09). In its
 * samples of both methods a ticket lives to the end of the fifth day after it was made.
 */
const voucherLife = { minHours: 96, maxHours: 144 };

const fees: FeeFacts = {
  percent: null,
  fixed: null,
  note: "By contract. The settlement report tells the fee of each payment, and of each refund.",
  source: "https://docs.dlocal.com (settlement reports)",
  checkedOn: "2026-11-25",
};
const settlement: SettlementFacts = {
  businessDays: null,
  note: "By contract; reports of cleared payments come daily by SFTP, in dollars or in local money.",
  source: "https://docs.dlocal.com (settlement reports)",
  checkedOn: "2026-11-25",
};

/**
 * A refund of cash is a bank transfer to an account that dLocal asks the buyer for by e-mail; a fee may apply. No
 * last day and no usual time are published.
 */
const refund: OfferedRefund = {
  ability: "partial",
  windowDays: null,
  paidTo: "bank_account",
  usualDays: null,
  source: "https://docs.dlocal.com/docs/refunds",
  checkedOn: "2026-09-30",
};
/** One to two business days for cash in both countries; what comes after a ticket's end is not documented (2026-09). */
const businessDays = 2;

/**
 * dLocal names CC or NIT for Colombia, DNI or RUC for Peru; foreigners' cards are not in its tables, so they are
 * not offered. Amount bounds are not published: these are what other gateways publish for the same two
 * networks, and dLocal's own 5007 and 5016 have the last word.
 */
export const offers: readonly Offer[] = [
  {
    method: "efecty",
    country: "CO",
    currency: "COP",
    decimals: 0,
    limits: { min: money(500_000n, "COP"), max: money(400_000_000n, "COP") },
    voucherLife,
    documents: ["CC", "NIT"],
    refund,
    confirmationMinutes: 0,
    fees,
    settlement,
    clearing: { hours: 2, businessDays },
    source: "https://docs.dlocal.com/docs/colombia; limits: https://www.mercadopago.com.co/developers",
    checkedOn: "2026-09-30",
  },
  {
    method: "pagoefectivo",
    country: "PE",
    currency: "PEN",
    decimals: 2,
    limits: { min: money(500n, "PEN"), max: money(1_000_000n, "PEN") },
    voucherLife,
    documents: ["DNI", "RUC"],
    refund,
    // Not told by dLocal; the slowest that another gateway states for the same network.
    confirmationMinutes: 2880,
    fees,
    settlement,
    clearing: { hours: 48, businessDays },
    source: "https://docs.dlocal.com/docs/peru; limits: https://www.mercadopago.com.pe/developers",
    checkedOn: "2026-09-30",
  },
];

/** dLocal's own ids of the methods. Both are of its type TICKET and offer the DIRECT flow. */
export const methodIds: Record<Method, string> = { efecty: "EY", pagoefectivo: "EF" };
