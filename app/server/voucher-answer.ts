import type { PaymentPage } from "../domain/payment-page.ts";
import { formatDeadline, formatMoney } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { groupReference } from "../i18n/reference.ts";
import { payTexts, type PayTexts } from "../i18n/texts.ts";
import type { DrawnBarcode } from "../lib/barcode/draw-barcode.ts";
import { isPayable, momentOf, sentenceOf, tones, type Tone, type VoucherStage } from "../ui/pay/moment.ts";
import { explain, nextStep } from "../ui/pay/problem-words.ts";

/** The form that the voucher block reads (extensions/store/voucher-block): no personal data, in the pay page's words. */
export interface VoucherAnswer {
  readonly tone: "info" | "success" | "warning";
  readonly heading: string;
  readonly sentence: string;
  /** Said of payments that move no money. */
  readonly isTest: string | null;
  readonly voucher: AnsweredVoucher | null;
  readonly pageUrl: string;
  readonly next: "soon" | "later" | "never";
}

interface AnsweredVoucher {
  readonly numbers: readonly { readonly label: string; readonly shown: string; readonly copied: string }[];
  readonly amount: string;
  readonly deadline: string;
  readonly barcode: { readonly url: string; readonly label: string; readonly ratio: string } | null;
  readonly ways: readonly { readonly heading: string | null; readonly steps: readonly string[] }[];
}

const blockTones: Record<Tone, VoucherAnswer["tone"]> = {
  wait: "info",
  good: "success",
  bad: "warning",
  plain: "info",
};

/** What the block says of a payment. `symbol` is the barcode as it was drawn and read again. */
export function voucherAnswer(
  page: PaymentPage,
  symbol: DrawnBarcode | null,
  language: Language,
  now: Date,
): VoucherAnswer {
  const t = payTexts(language);
  const rest = { isTest: page.isTest ? t("test") : null, voucher: null, pageUrl: pageUrl(page, language) };
  const { stage } = page;
  switch (stage.kind) {
    case "ask":
      return { ...rest, tone: "info", heading: t("ask.heading"), sentence: t("ask.sentence"), next: "later" };
    case "creating": {
      const sentence = t(stage.isDelayed ? "creating.delayed" : "creating.sentence");
      return { ...rest, tone: "info", heading: t("creating.heading"), sentence, next: "soon" };
    }
    case "problem": {
      const { problem, bound } = stage;
      const heading = t(`problem.${problem}.heading`);
      const sentence = `${explain(problem, bound, t)} ${nextStep(problem, t)}`;
      return { ...rest, tone: "warning", heading, sentence, next: "never" };
    }
    case "voucher":
      return { ...rest, ...voucherWords(page, stage, { symbol, language, t, now }) };
  }
}

interface Words {
  readonly symbol: DrawnBarcode | null;
  readonly language: Language;
  readonly t: PayTexts;
  readonly now: Date;
}

function voucherWords(
  page: PaymentPage,
  stage: VoucherStage,
  words: Words,
): Omit<VoucherAnswer, "isTest" | "pageUrl"> {
  const { t, now } = words;
  const moment = momentOf(stage, now);
  const said = sentenceOf(stage, moment);
  return {
    tone: blockTones[tones[moment]],
    heading: t(`state.${moment}.heading`),
    // No countdown in a page of Shopify (App Store requirement 5.6.6): the day and hour below say it.
    sentence:
      moment === "lastDay"
        ? t("voucher.counters")
        : t(said === "newNumber.instead" ? "block.newNumber" : said),
    voucher: isPayable(moment) ? openVoucher(page, stage, words) : null,
    next: moment === "refunded" ? "never" : "later",
  };
}

function openVoucher(
  page: PaymentPage,
  stage: VoucherStage,
  { symbol, language, t }: Words,
): AnsweredVoucher {
  const { method, details } = stage;
  const { reference, agreementCode, expiresAt } = details;
  const numbers = [
    { label: t("voucher.agreement"), number: agreementCode },
    { label: t(`voucher.reference.${method}`), number: reference },
  ];
  const label = reference === null ? t("voucher.barcodeNoNumber") : t("voucher.barcode", { reference });
  return {
    numbers: numbers.flatMap(({ label, number }) =>
      number === null ? [] : [{ label, shown: groupReference(number).join(" "), copied: number }],
    ),
    amount: `${formatMoney(page.amount)} ${page.amount.currency}`,
    deadline: formatDeadline(expiresAt, page.country, language),
    barcode: symbol && {
      url: `${page.url}/barcode`,
      label,
      ratio: `${symbol.width}/${symbol.height}`,
    },
    ways: waysOf(stage, t),
  };
}

function waysOf({ method, details }: VoucherStage, t: PayTexts): AnsweredVoucher["ways"] {
  if (method === "efecty") {
    const give = details.agreementCode === null ? "steps.efecty.give" : "steps.efecty.giveAgreement";
    return [{ heading: null, steps: [t("steps.efecty.go"), t(give), t("steps.efecty.keep")] }];
  }
  const cash = [t("steps.pagoefectivo.go"), t("steps.pagoefectivo.give"), t("steps.pagoefectivo.keep")];
  const bank = (["bankOpen", "bankFind", "bankCheck"] as const).map((step) =>
    t(`steps.pagoefectivo.${step}`),
  );
  return [
    { heading: t("steps.cash"), steps: cash },
    { heading: t("steps.bank"), steps: bank },
  ];
}

function pageUrl({ url }: PaymentPage, language: Language): string {
  return `${url}?lang=${language}`;
}
