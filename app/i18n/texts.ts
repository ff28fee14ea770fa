import { createInstance, type TFunction } from "i18next";
import type { Language } from "./language.ts";
import { errors as enErrors } from "./en/errors.ts";
import { mail as enMail } from "./en/mail.ts";
import { merchant as enMerchant } from "./en/merchant.ts";
import { panel as enPanel } from "./en/panel/index.ts";
import { pay as enPay } from "./en/pay.ts";
import { phone as enPhone } from "./en/phone.ts";
import { refund as enRefund } from "./en/refund.ts";
import { setup as enSetup } from "./en/setup.ts";
import { errors as esErrors } from "./es/errors.ts";
import { mail as esMail } from "./es/mail.ts";
import { merchant as esMerchant } from "./es/merchant.ts";
import { panel as esPanel } from "./es/panel/index.ts";
import { pay as esPay } from "./es/pay.ts";
import { phone as esPhone } from "./es/phone.ts";
import { refund as esRefund } from "./es/refund.ts";
import { setup as esSetup } from "./es/setup.ts";
import { errors as zhErrors } from "./zh-CN/errors.ts";
import { mail as zhMail } from "./zh-CN/mail.ts";
import { merchant as zhMerchant } from "./zh-CN/merchant.ts";
import { panel as zhPanel } from "./zh-CN/panel/index.ts";
import { pay as zhPay } from "./zh-CN/pay.ts";
import { phone as zhPhone } from "./zh-CN/phone.ts";
import { refund as zhRefund } from "./zh-CN/refund.ts";
import { setup as zhSetup } from "./zh-CN/setup.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "pay";
    resources: {
      pay: typeof enPay;
      setup: typeof enSetup;
      errors: typeof enErrors;
      merchant: typeof enMerchant;
      mail: typeof enMail;
      phone: typeof enPhone;
      refund: typeof enRefund;
      panel: typeof enPanel;
    };
  }
}

export const resources = {
  en: {
    pay: enPay,
    setup: enSetup,
    errors: enErrors,
    merchant: enMerchant,
    mail: enMail,
    phone: enPhone,
    refund: enRefund,
    panel: enPanel,
  },
  es: {
    pay: esPay,
    setup: esSetup,
    errors: esErrors,
    merchant: esMerchant,
    mail: esMail,
    phone: esPhone,
    refund: esRefund,
    panel: esPanel,
  },
  "zh-CN": {
    pay: zhPay,
    setup: zhSetup,
    errors: zhErrors,
    merchant: zhMerchant,
    mail: zhMail,
    phone: zhPhone,
    refund: zhRefund,
    panel: zhPanel,
  },
} satisfies Record<Language, unknown>;

// One fixed instance: its language never changes, so requests cannot disturb one another.
const instance = createInstance();
await instance.init({
  resources,
  lng: "es",
  fallbackLng: false,
  defaultNS: "pay",
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

export type PayTexts = TFunction;
export type SetupTexts = TFunction<"setup">;
export type ErrorTexts = TFunction<"errors">;
export type MerchantTexts = TFunction<"merchant">;
export type MailTexts = TFunction<"mail">;
export type PhoneTexts = TFunction<"phone">;
export type RefundTexts = TFunction<"refund">;
export type PanelTexts = TFunction<"panel">;

const pay: Record<Language, PayTexts> = {
  en: keepFixed(instance.getFixedT("en", "pay")),
  es: keepFixed(instance.getFixedT("es", "pay")),
  "zh-CN": keepFixed(instance.getFixedT("zh-CN", "pay")),
};

/** A pay page asks for some fifty texts, most of them without a value to put in: found once, each stays what it is. */
function keepFixed(texts: PayTexts): PayTexts {
  const kept = new Map<unknown, unknown>();
  return new Proxy(texts, {
    apply(target, self, given: readonly unknown[]): unknown {
      const [key] = given;
      if (given.length > 1) return Reflect.apply(target, self, given);
      const text: unknown = kept.get(key) ?? Reflect.apply(target, self, given);
      kept.set(key, text);
      return text;
    },
  });
}

export function payTexts(language: Language): PayTexts {
  return pay[language];
}

export function setupTexts(language: Language): SetupTexts {
  return instance.getFixedT(language, "setup");
}

export function errorTexts(language: Language): ErrorTexts {
  return instance.getFixedT(language, "errors");
}

export function merchantTexts(language: Language): MerchantTexts {
  return instance.getFixedT(language, "merchant");
}

export function mailTexts(language: Language): MailTexts {
  return instance.getFixedT(language, "mail");
}

export function phoneTexts(language: Language): PhoneTexts {
  return instance.getFixedT(language, "phone");
}

export function refundTexts(language: Language): RefundTexts {
  return instance.getFixedT(language, "refund");
}

export function panelTexts(language: Language): PanelTexts {
  return instance.getFixedT(language, "panel");
}
