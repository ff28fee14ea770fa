import type { PaymentPage } from "../../domain/payment-page.ts";
import { cashierPhrase } from "../../i18n/cashier-phrase.ts";
import { formatMoney } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { LargeBarcode, type BarcodePicture } from "./barcode-image.tsx";
import type { VoucherStage } from "./moment.ts";
import { ReferenceDigits } from "./reference.tsx";

interface CashierProps {
  readonly page: PaymentPage;
  readonly stage: VoucherStage;
  readonly language: Language;
  readonly barcode: BarcodePicture | null;
}

/**
 * The screen for the person at the counter: Spanish whoever reads the page, with the shopper's language under it. It is
 * part of the page and shown by its address (`#cashier`), so it needs neither script nor network once the page is open.
 */
export function Cashier({ page, stage, language, barcode }: CashierProps) {
  const t = payTexts("es");
  const own = payTexts(language);
  const { agreementCode, reference } = stage.details;
  const method = t(`method.${stage.method}`);
  return (
    <section id="cashier" className="cashier" aria-labelledby="cashier-heading" tabIndex={-1}>
      <a className="second" href="#pay" lang={language}>
        {own("cashier.close")}
      </a>
      <div lang="es">
        <h2 id="cashier-heading">{t("cashier.heading", { method })}</h2>
        <dl className="facts">
          {agreementCode !== null && (
            <>
              <dt>{t("voucher.agreement")}</dt>
              <dd className="agreement">
                <ReferenceDigits reference={agreementCode} />
              </dd>
            </>
          )}
          {reference !== null && (
            <>
              <dt>{t(`voucher.reference.${stage.method}`)}</dt>
              <dd className="reference">
                <ReferenceDigits reference={reference} />
              </dd>
            </>
          )}
          <dt>{t("cashier.amount")}</dt>
          <dd className="amount">
            <strong>{formatMoney(page.amount)}</strong> {page.amount.currency}
          </dd>
        </dl>
        {barcode && <LargeBarcode picture={barcode} />}
        <p>
          <q>{cashierPhrase(stage.method, agreementCode)}</q>
        </p>
      </div>
      <div lang={language}>
        {language !== "es" && <p>{meaning(stage, language)}</p>}
        <p>{own("cashier.bright")}</p>
      </div>
    </section>
  );
}

/** The sentence for the cashier, in the shopper's language. */
function meaning({ method, details: { agreementCode } }: VoucherStage, language: Language): string {
  const t = payTexts(language);
  if (method === "pagoefectivo") return t("cashier.means.pagoefectivo");
  if (agreementCode === null) return t("cashier.means.efecty");
  return t("cashier.means.efectyAgreement", { agreement: agreementCode });
}
