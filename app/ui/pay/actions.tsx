import type { PaymentPage } from "../../domain/payment-page.ts";
import type { Language } from "../../i18n/language.ts";
import { shareText } from "../../i18n/share.ts";
import { payTexts, type PayTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";

interface ActionsProps {
  readonly page: PaymentPage;
  readonly stage: VoucherStage;
  readonly language: Language;
}

/** What one can do with the number. All of it works without script but the phone's own share sheet and print button. */
export function Actions({ page, stage, language }: ActionsProps) {
  const t = payTexts(language);
  const { subject, text } = shareText(page, stage, language);
  return (
    <div className="actions">
      <a className="button" href="#cashier">
        {t("actions.cashier")}
      </a>
      <details>
        <summary className="second">{t("actions.save")}</summary>
        <Files page={page} language={language} t={t} />
      </details>
      <button className="second" type="button" hidden data-share={text} data-subject={subject}>
        {t("actions.share")}
      </button>
      <details data-share-fallback>
        <summary className="second">{t("actions.share")}</summary>
        <ul>
          <li>
            <a className="tall" href={`https://wa.me/?text=${encodeURIComponent(text)}`} rel="noreferrer">
              {t("actions.whatsapp")}
            </a>
          </li>
          <li>
            <a
              className="tall"
              href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
            >
              {t("actions.mail")}
            </a>
          </li>
        </ul>
      </details>
      <button className="second scripted" type="button" data-print>
        {t("actions.print")}
      </button>
    </div>
  );
}

function Files({ page, language, t }: { page: PaymentPage; language: Language; t: PayTexts }) {
  const at = (file: string) => `/pay/${encodeURIComponent(page.token)}/${file}lang=${language}`;
  return (
    <ul>
      <li>
        <a className="tall" href={at("picture?")} download>
          {t("actions.picture")}
        </a>
      </li>
      <li>
        <a className="tall" href={at("sheet?paper=a4&")} download>
          {t("actions.page")}
        </a>
      </li>
      <li>
        <a className="tall" href={at("sheet?paper=receipt&")} download>
          {t("actions.receipt")}
        </a>
      </li>
      <li>
        <a className="tall" href={at("calendar?")} download>
          {t("actions.calendar")}
        </a>
      </li>
    </ul>
  );
}
