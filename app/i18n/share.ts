import type { Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { PaymentPage } from "../domain/payment-page.ts";
import type { VoucherDetails } from "../domain/voucher.ts";
import { formatDeadline, formatMoney } from "./format.ts";
import type { Language } from "./language.ts";
import { groupReference } from "./reference.ts";
import { payTexts } from "./texts.ts";

/** What a shopper sends to somebody who pays for them. */
export interface SharedText {
  readonly subject: string;
  readonly text: string;
}

interface Shared {
  readonly method: Method;
  readonly details: VoucherDetails;
}

/** Amount, numbers, deadline and link; nothing about the person. */
export function shareText(
  page: Pick<PaymentPage, "shopName" | "country" | "url"> & { readonly amount: Money },
  { method, details }: Shared,
  language: Language,
): SharedText {
  const t = payTexts(language);
  const name = t(`method.${method}`);
  const numbers = [
    { label: t("voucher.agreement"), number: details.agreementCode },
    { label: t(`voucher.reference.${method}`), number: details.reference },
  ].flatMap(({ label, number }) =>
    number === null ? [] : [t("share.number", { label, number: groupReference(number).join(" ") })],
  );
  return {
    subject: t("share.subject", { method: name, shop: page.shopName }),
    text: t("share.text", {
      amount: `${formatMoney(page.amount)} ${page.amount.currency}`,
      method: name,
      deadline: formatDeadline(details.expiresAt, page.country, language),
      numbers: numbers.join(", "),
      url: page.url,
    }),
  };
}
