import type { Language } from "../../i18n/language.ts";
import { mailTexts } from "../../i18n/texts.ts";
import { PayFrame } from "../pay/pay-frame.tsx";

export interface StopPageProps {
  readonly language: Language;
  readonly shopName: string;
  readonly isStopped: boolean;
}

/** Where a shopper ends the reminders of one shop. */
export function StopPageView({ language, shopName, isStopped }: StopPageProps) {
  const t = mailTexts(language);
  return (
    <PayFrame language={language} shopName={shopName} isTest={false} version={null}>
      <h1>{isStopped ? t("stopPage.done") : t("stopPage.heading")}</h1>
      {isStopped ? (
        <p>{t("stopPage.doneSentence")}</p>
      ) : (
        <form method="post">
          <p>{t("stopPage.sentence")}</p>
          <button type="submit">{t("stopPage.button")}</button>
        </form>
      )}
    </PayFrame>
  );
}

export function stopTitle(shop: string, language: Language): string {
  return mailTexts(language)("stopPage.title", { shop });
}
