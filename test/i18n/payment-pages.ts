import type { DocumentRule } from "../../app/domain/document.ts";
import { documentRules } from "../../app/domain/document.ts";
import { money } from "../../app/domain/money.ts";
import type { PaymentPage, PayStage } from "../../app/domain/payment-page.ts";
import type { VoucherStage } from "../../app/ui/pay/moment.ts";

export const now = new Date("2026-11-24T15:00:00Z");

export const colombianDocuments: readonly DocumentRule[] = documentRules.filter(
  (rule) => rule.country === "CO",
);

/** A payment of $ 184.900 in Colombia, in the given stage. */
export function pageWith(stage: PayStage, more: Partial<PaymentPage> = {}): PaymentPage {
  return {
    token: "tok_1",
    url: "https://pay.example.com/pay/tok_1",
    shopName: "Café Andino",
    country: "CO",
    locale: "es-CO",
    amount: money(18490000n, "COP"),
    isTest: false,
    cancelUrl: "https://shop.example.com/checkout",
    canReturn: true,
    canHearByPhone: true,
    stage,
    ...more,
  };
}

/** An Efecty voucher that can be paid for three more days. */
export function voucherWith(
  more: Partial<VoucherStage> = {},
  details: Partial<VoucherStage["details"]> = {},
): VoucherStage {
  return {
    kind: "voucher",
    method: "efecty",
    state: "awaiting_payment",
    details: {
      reference: "123456789012",
      agreementCode: "110757",
      agreementName: null,
      barcode: null,
      hostedUrl: null,
      expiresAt: new Date("2026-11-28T01:00:00Z"),
      ...details,
    },
    gatewayName: "Mercado Pago",
    wait: { usualMinutes: 120, longestMinutes: 120, businessDays: 1 },
    replacedReference: null,
    replacedBy: null,
    isPaidTwice: false,
    givingBack: null,
    isPastDeadline: false,
    isDifferenceOpen: false,
    saidPaid: { answer: null, canAsk: true, isOverdue: false },
    canHaveNewNumber: false,
    lateMoney: null,
    ...more,
  };
}
