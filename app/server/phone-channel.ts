import { formatMoney, formatShortMoment } from "../i18n/format.ts";
import { readLanguage } from "../i18n/language.ts";
import { phoneTemplate } from "../i18n/phone-template.ts";
import { groupReference } from "../i18n/reference.ts";
import { payTexts, phoneTexts } from "../i18n/texts.ts";
import type { Channel, Telling, TemplateSender } from "../ports/channel.ts";

/** WhatsApp as a way to reach a shopper: approved sentences with the payment's values, and a button to its page. */
export function createPhoneChannel(sender: TemplateSender): Channel {
  return {
    id: "whatsapp",
    isMobile: true,
    write(telling) {
      if (telling.message.kind === "refund_data") return Promise.resolve(null);
      return Promise.resolve({ subject: null, text: writeText(telling), html: null });
    },
    deliver({ id, shopId, to, ...telling }) {
      const language = languageOf(telling);
      const template = phoneTemplate(telling.message.kind, language);
      const values: Readonly<Record<string, string>> = valuesOf(telling);
      return sender.send({
        ...{ id, shopId, to, template: template.name, language: template.language },
        parameters: template.values.map((name) => values[name] ?? ""),
        buttonSuffix: telling.page.token,
      });
    },
    close: () => undefined,
  };
}

/** What the phone shows, with the button's address in place of the button. */
export function writeText(telling: Pick<Telling, "message" | "page">): string {
  const t = phoneTexts(languageOf(telling));
  const sentence = t(`message.${telling.message.kind}`, valuesOf(telling));
  return [sentence, telling.page.url, t("footer")].join("\n");
}

function languageOf({ page }: Pick<Telling, "page">) {
  return readLanguage(page.locale) ?? "es";
}

function valuesOf({ message, page }: Pick<Telling, "message" | "page">) {
  const language = languageOf({ page });
  const voucher = page.stage.kind === "voucher" ? page.stage : null;
  const reference = voucher?.details.reference ?? null;
  return {
    shop: page.shopName,
    amount: formatMoney(message.amount ?? page.amount),
    method: voucher ? payTexts(language)(`method.${voucher.method}`) : "",
    number: reference === null ? phoneTexts(language)("noNumber") : groupReference(reference).join(" "),
    date: voucher ? formatShortMoment(voucher.details.expiresAt, page.country, language) : "",
  };
}
