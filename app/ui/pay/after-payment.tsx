import type { PaymentPage } from "../../domain/payment-page.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { waitWords } from "../../i18n/wait-words.ts";
import type { VoucherStage } from "./moment.ts";
import { webAddress } from "./web-address.ts";

interface AfterPaymentProps {
  readonly page: PaymentPage;
  readonly stage: VoucherStage;
  readonly language: Language;
}

export function AfterPayment({ page, stage, language }: AfterPaymentProps) {
  const t = payTexts(language);
  const hosted = webAddress(stage.details.hostedUrl);
  return (
    <section>
      <h2>{t("after.heading")}</h2>
      <p>{waitWords(stage.wait, language)}</p>
      <p>{t("after.longer")}</p>
      <p>{t("after.open")}</p>
      {page.canHearByPhone && (
        <p>
          <a className="tall" href={`/pay/${encodeURIComponent(page.token)}/phone?lang=${language}`}>
            {t("after.phone")}
          </a>
        </p>
      )}
      {hosted !== null && (
        <p>
          <a className="tall" href={hosted} rel="noreferrer">
            {t("voucher.hosted", { gateway: stage.gatewayName })}
          </a>
        </p>
      )}
    </section>
  );
}
