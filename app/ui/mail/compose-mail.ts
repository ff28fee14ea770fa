import { isReminder, saysPay } from "../../domain/message-kind.ts";
import type { PaymentPage, PayStage } from "../../domain/payment-page.ts";
import type { Message } from "../../domain/shopper-message.ts";
import { cashierPhrase } from "../../i18n/cashier-phrase.ts";
import { formatDeadline, formatMoney, formatShortMoment } from "../../i18n/format.ts";
import { localeTag, readLanguage, type Language } from "../../i18n/language.ts";
import { groupReference } from "../../i18n/reference.ts";
import { mailTexts, payTexts, type MailTexts } from "../../i18n/texts.ts";
import { waitWords } from "../../i18n/wait-words.ts";
import type { MailFact, MailNote, MailParts } from "./mail-parts.ts";

type Voucher = Extract<PayStage, { kind: "voucher" }>;

export interface MailMatter {
  readonly message: Pick<Message, "kind" | "amount">;
  readonly page: PaymentPage;
  readonly links: MailLinks;
}

export interface MailLinks {
  /** Where all of our links begin, so that a reader can tell a fake. */
  readonly origin: string;
  readonly pay: string;
  /** The one-time link on which a bank account is named. */
  readonly bank: string | null;
  /** Where a shopper can ask for news by phone; null where there is no such way. */
  readonly phone: string | null;
  readonly stop: string;
}

/** The words of one mail, in the language of the shopper's checkout. */
export function composeMail({ message, page, links }: MailMatter): MailParts {
  const language = readLanguage(page.locale) ?? "es";
  const t = mailTexts(language);
  const { kind } = message;
  const voucher = page.stage.kind === "voucher" ? page.stage : null;
  const words = {
    shop: page.shopName,
    amount: formatMoney(message.amount ?? page.amount),
    method: voucher ? payTexts(language)(`method.${voucher.method}`) : "",
    date: voucher ? formatShortMoment(voucher.details.expiresAt, page.country, language) : "",
  };
  const subject = t(`subject.${kind}`, words);
  const isToPay = saysPay(kind) && voucher !== null;
  return {
    subject: page.isTest ? t("test", { subject }) : subject,
    language: localeTag(language, page.country),
    shopName: page.shopName,
    heading: t(`heading.${kind}`),
    sentence: t(`sentence.${kind}`, words),
    facts: isToPay ? payFacts(t, language, page, voucher) : moneyFacts(t, message, page),
    barcode: isToPay ? barcodeOf(t, voucher) : null,
    action: actionOf(t, message, voucher, links),
    offer: kind === "issued" && links.phone !== null ? { label: t("open.phone"), url: links.phone } : null,
    notes: isToPay ? payNotes(t, language, voucher) : [],
    footer: [t("safe", { origin: links.origin }), t("why", { shop: page.shopName })],
    stop: isReminder(kind) ? { label: t("stop"), url: links.stop } : null,
  };
}

function payFacts(
  t: MailTexts,
  language: Language,
  page: PaymentPage,
  voucher: Voucher,
): readonly MailFact[] {
  const { reference, agreementCode, agreementName, expiresAt } = voucher.details;
  const agreement = [agreementCode, agreementName].filter(Boolean).join(" · ");
  const facts: MailFact[] = [
    {
      label: t("label.amount"),
      value: `${formatMoney(page.amount)} ${page.amount.currency}`,
      isNumber: false,
    },
    { label: t("label.deadline"), value: formatDeadline(expiresAt, page.country, language), isNumber: false },
  ];
  if (agreement !== "") facts.push({ label: t("label.agreement"), value: agreement, isNumber: false });
  if (reference !== null)
    facts.push({
      label: t(`label.${voucher.method}`),
      value: groupReference(reference).join(" "),
      isNumber: true,
    });
  facts.push({ label: t("label.orderAt"), value: page.shopName, isNumber: false });
  return facts;
}

function moneyFacts(
  t: MailTexts,
  { kind, amount }: MailMatter["message"],
  page: PaymentPage,
): readonly MailFact[] {
  const { currency } = amount ?? page.amount;
  const label = kind === "refund_data" || kind === "refund_sent" ? t("label.refund") : t("label.paid");
  return [
    { label, value: `${formatMoney(amount ?? page.amount)} ${currency}`, isNumber: false },
    { label: t("label.orderAt"), value: page.shopName, isNumber: false },
  ];
}

function barcodeOf(t: MailTexts, { details }: Voucher): MailParts["barcode"] {
  const { barcode, reference } = details;
  if (barcode === null) return null;
  const digits = reference === null ? barcode.content : groupReference(reference).join(" ");
  return { content: barcode, alt: t("barcode", { reference: digits }) };
}

function payNotes(t: MailTexts, language: Language, voucher: Voucher): readonly MailNote[] {
  const note = (text: string, spoken: string | null = null): MailNote => ({ text, spoken });
  const { method, details, wait } = voucher;
  return [
    note(t("sayAtCounter"), cashierPhrase(method, details.agreementCode)),
    ...(method === "pagoefectivo" ? [note(t("byBank"))] : []),
    note(t("counters")),
    note(waitWords(wait, language)),
  ];
}

function actionOf(
  t: MailTexts,
  { kind }: MailMatter["message"],
  voucher: Voucher | null,
  links: MailLinks,
): MailParts["action"] {
  if (kind === "refund_data" && links.bank !== null) return { label: t("open.bank"), url: links.bank };
  if (saysPay(kind)) return { label: t("open.pay"), url: links.pay };
  if (kind === "link" || kind === "link_reminder") return { label: t("open.ask"), url: links.pay };
  if (kind === "expired" && voucher?.canHaveNewNumber) return { label: t("open.fresh"), url: links.pay };
  return { label: t("open.see"), url: links.pay };
}
