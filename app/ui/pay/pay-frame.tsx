import type { ReactNode } from "react";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { LanguageSwitch } from "../language-switch.tsx";

interface PayFrameProps {
  readonly language: Language;
  readonly shopName: string | null;
  readonly isTest: boolean;
  /** Changes whenever the page would; null when nothing will change by itself. */
  readonly version: string | null;
  /** The page will change within seconds. */
  readonly isSoon?: boolean;
  /** Beside the slip: the cashier's screen. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function PayFrame({ language, shopName, isTest, version, isSoon, aside, children }: PayFrameProps) {
  const t = payTexts(language);
  return (
    <>
      <header className="top">
        {shopName !== null && (
          <p>
            {t("orderAt")} <strong>{shopName}</strong>
          </p>
        )}
        <LanguageSwitch current={language} label={t("language")} />
        {isTest && <p className="test">{t("test")}</p>}
      </header>
      <div id="live" data-version={version ?? undefined} data-soon={isSoon ? "" : undefined}>
        <main className="slip" id="pay" tabIndex={-1}>
          {children}
        </main>
        {aside}
      </div>
      <p id="news" className="spoken" role="status" />
      <script src="/pay.js" defer />
    </>
  );
}
