import { readLanguage } from "../i18n/language.ts";
import { merchantTexts, type MerchantTexts } from "../i18n/texts.ts";
import type { CloseReason, RequestRefusal } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";

/** Sentences the flows hand to gateways and shops, in the reader's language. */
export const merchantWords = {
  describe: ({ locale, shop }: Payment) => textsFor(locale)("order", { shop: shop.domain }),
  explainClosing: (reason: CloseReason, locale: string) => textsFor(locale)(`closing.${reason}`),
  explainRefusal: (refusal: RequestRefusal, locale: string) => textsFor(locale)(`refusal.${refusal}`),
};

function textsFor(locale: string): MerchantTexts {
  return merchantTexts(readLanguage(locale) ?? "es");
}
