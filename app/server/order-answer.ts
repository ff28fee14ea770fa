import type { Country } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { OrderPayment } from "../flows/show-order-payment.ts";
import { formatDeadline, formatMoment, formatMoney } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { groupReference } from "../i18n/reference.ts";

/** The form that the merchant's block reads (extensions/store/order-block): nothing about who the buyer is. */
export interface OrderAnswer {
  readonly paymentId: string;
  readonly state: string;
  readonly marks: readonly string[];
  readonly isTest: boolean;
  readonly amount: string;
  readonly number: string | null;
  readonly deadline: string | null;
  readonly pageUrl: string;
  readonly events: readonly {
    readonly kind: string;
    readonly at: string;
    readonly attempt: number;
    readonly amount: string | null;
  }[];
  readonly acts: readonly string[];
}

/** Amounts as their country writes them, times in its zone. */
export function orderAnswer(
  { payment, voucher, facts, acts }: OrderPayment,
  { language, pageUrl }: { readonly language: Language; readonly pageUrl: string },
): OrderAnswer {
  const country: Country = voucher?.country ?? (payment.amount.currency === "PEN" ? "PE" : "CO");
  const reference = voucher?.details.reference ?? null;
  const hasNumber = voucher !== null && voucher.gatewayPaymentId !== null;
  return {
    paymentId: payment.id,
    state: payment.state,
    marks: payment.marks,
    isTest: payment.isTest,
    amount: amountText(payment.amount),
    number: reference === null ? null : groupReference(reference).join(" "),
    deadline: hasNumber ? formatDeadline(voucher.details.expiresAt, country, language) : null,
    pageUrl,
    events: facts.map(({ kind, recordedAt, attempt, amount }) => ({
      kind,
      at: formatMoment(recordedAt, country, language),
      attempt,
      amount: amount && amountText(amount),
    })),
    acts,
  };
}

function amountText(amount: Money): string {
  return `${formatMoney(amount)} ${amount.currency}`;
}
