import type { Language } from "../../i18n/language.ts";
import { setupTexts } from "../../i18n/texts.ts";

/** Moves on to Shopify by itself (the answer's `Refresh` header); the link is the sure way. */
export function SetupDone({ url, language }: { url: string; language: Language }) {
  const t = setupTexts(language);
  return (
    <main className="slip">
      <h1>{t("finish.done")}</h1>
      <p role="status">{t("finish.doneSentence")}</p>
      <p>
        <a className="button" href={url}>
          {t("finish.open")}
        </a>
      </p>
    </main>
  );
}
