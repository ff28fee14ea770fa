import type { PaymentPage, PayStage } from "../domain/payment-page.ts";
import { cashierPhrase } from "./cashier-phrase.ts";
import { formatDeadline, formatMoney } from "./format.ts";
import type { Language } from "./language.ts";
import { groupReference } from "./reference.ts";
import { payTexts } from "./texts.ts";

type VoucherStage = Extract<PayStage, { kind: "voucher" }>;

type SheetPart =
  | { readonly kind: "title" | "label" | "number" | "text" | "small"; readonly text: string }
  | { readonly kind: "code" };

/** What the cashier needs, in Spanish: the picture on a phone, and the upper half of what is printed. */
export function cashierSheet(page: PaymentPage, { method, details }: VoucherStage): SheetPart[] {
  const t = payTexts("es");
  const numbers = [
    { label: t("voucher.agreement"), number: details.agreementCode },
    { label: t(`voucher.reference.${method}`), number: details.reference },
  ].flatMap(({ label, number }) =>
    number === null ? [] : [part("label", label), part("number", groupReference(number).join("  "))],
  );
  return [
    part("title", t("cashier.heading", { method: t(`method.${method}`) })),
    ...numbers,
    part("label", t("cashier.amount")),
    part("number", `${formatMoney(page.amount)} ${page.amount.currency}`),
    { kind: "code" },
    part("text", `“${cashierPhrase(method, details.agreementCode)}”`),
    part("label", t("voucher.deadline")),
    part("text", formatDeadline(details.expiresAt, page.country, "es")),
    ...(page.isTest ? [part("text", t("test"))] : []),
  ];
}

/** The same for paper, with what the shopper should know in the shopper's language. */
export function printedSheet(page: PaymentPage, stage: VoucherStage, language: Language): SheetPart[] {
  const t = payTexts(language);
  const deadline = formatDeadline(stage.details.expiresAt, page.country, language);
  return [
    ...cashierSheet(page, stage),
    ...(language === "es" ? [] : [part("text", `${t("voucher.deadline")} ${deadline}`)]),
    part("small", t("voucher.counters")),
    part("small", t(`steps.${stage.method}.keep`)),
    part("small", `${t("orderAt")} ${page.shopName}`),
    part("small", page.url),
  ];
}

function part(kind: Exclude<SheetPart["kind"], "code">, text: string): SheetPart {
  return { kind, text };
}
