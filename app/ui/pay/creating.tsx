import type { PaymentPage } from "../../domain/payment-page.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { Amount } from "./amount.tsx";

interface CreatingProps {
  readonly page: PaymentPage;
  readonly isDelayed: boolean;
  readonly language: Language;
}

/** The page comes back by itself (its `Refresh` header); the link is for browsers that do not. */
export function Creating({ page, isDelayed, language }: CreatingProps) {
  const t = payTexts(language);
  return (
    <>
      <div className="state wait" role="status">
        <svg className="turning" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 3a9 9 0 1 1-9 9" />
        </svg>
        <h1>{t("creating.heading")}</h1>
        <p>{t(isDelayed ? "creating.delayed" : "creating.sentence")}</p>
      </div>
      <Amount amount={page.amount} label={t("amount.plain")} t={t} />
      <p>
        <a className="tall" href={`?lang=${language}`}>
          {t("creating.again")}
        </a>
      </p>
    </>
  );
}
