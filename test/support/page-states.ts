import { documentRules } from "../../app/domain/document.ts";
import { money } from "../../app/domain/money.ts";
import type { PaymentPage, PayStage } from "../../app/domain/payment-page.ts";
import { pageWith, voucherWith } from "../i18n/payment-pages.ts";

type Country = PaymentPage["country"];
type VoucherStage = Extract<PayStage, { kind: "voucher" }>;

const hour = 3_600_000;

/** A number as each country's gateways give it, with the longest barcode that is likely. */
function numbersOf(country: Country): Partial<VoucherStage["details"]> {
  if (country === "PE")
    return {
      ...{ reference: "12345678901234", agreementCode: null },
      barcode: { symbology: "qr", content: "https://pay.example.com/cip/12345678901234" },
    };
  return {
    ...{ reference: "123456789012", agreementCode: "110757", agreementName: "Comercio de prueba" },
    barcode: { symbology: "code128", content: "0123456789012345678901" },
  };
}

/** Every state a pay page can be in, by name (shopper-ux rules: thirteen, some with several forms). */
export function pageStates(country: Country, now: Date): Readonly<Record<string, PaymentPage>> {
  const more = {
    country,
    amount: country === "PE" ? money(12_990n, "PEN") : money(18_490_000n, "COP"),
    locale: country === "PE" ? "es-PE" : "es-CO",
  };
  const inHours = (hours: number) => ({ expiresAt: new Date(now.getTime() + hours * hour) });
  const voucher = (stage: Partial<VoucherStage>, hours = 60) =>
    pageWith(
      voucherWith(
        { method: country === "PE" ? "pagoefectivo" : "efecty", ...stage },
        { ...numbersOf(country), ...inHours(hours) },
      ),
      more,
    );
  const method = country === "PE" ? "pagoefectivo" : "efecty";
  const ask = {
    kind: "ask" as const,
    needsEmail: true,
    choices: [{ method, documents: documentRules.filter((rule) => rule.country === country) }] as const,
  };
  const answer = { answer: "not_there_yet", canAsk: true, isOverdue: true } as const;
  return {
    ask: pageWith({ ...ask, refusal: null }, more),
    creating: pageWith({ kind: "creating", method, isDelayed: false }, more),
    delayed: pageWith({ kind: "creating", method, isDelayed: true }, more),
    trouble: pageWith({ ...ask, refusal: "gateway_trouble" }, more),
    waiting: voucher({}),
    said: voucher({ saidPaid: answer, replacedReference: "210987654321" }),
    lastDay: voucher({}, 9.5),
    checking: voucher({ isPastDeadline: true }, -1),
    watched: voucher({ isPastDeadline: true, canHaveNewNumber: true }, -1),
    paid: voucher({ state: "paid" }),
    difference: voucher({ isDifferenceOpen: true }),
    paidTwice: voucher({ state: "paid", isPaidTwice: true }),
    lateDeciding: voucher({ state: "paid", lateMoney: "deciding" }, -50),
    lateFulfil: voucher({ state: "paid", lateMoney: "fulfil" }, -50),
    lateRefund: voucher({ state: "paid", lateMoney: "refund" }, -50),
    lateCredit: voucher({ state: "paid", lateMoney: "credit" }, -50),
    expired: voucher({ state: "expired", canHaveNewNumber: true }, -50),
    tooLate: voucher({ state: "expired" }, -50),
    replaced: voucher({ state: "canceled", replacedBy: "tok_2" }),
    canceled: voucher({ state: "canceled" }),
    failed: voucher({ state: "failed" }),
    refundData: voucher({ state: "paid", givingBack: "account_needed" }),
    refundOnWay: voucher({ state: "paid", givingBack: "under_way" }),
    refunded: voucher({ state: "refunded" }),
    partlyRefunded: voucher({ state: "partially_refunded" }),
    canceledAgain: voucher({ state: "canceled", canHaveNewNumber: true }),
    orderPaid: pageWith({ kind: "problem", problem: "group_already_paid", bound: null }, more),
    problem: pageWith({ kind: "problem", problem: "voucher_unclear", bound: null }, more),
    test: { ...voucher({}), isTest: true, amount: money(1_234_567_890n, country === "PE" ? "PEN" : "COP") },
  };
}
